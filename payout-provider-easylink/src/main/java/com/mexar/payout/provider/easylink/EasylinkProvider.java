package com.mexar.payout.provider.easylink;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.provider.AccountOutcome;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.InquiresAccounts;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.Institution;
import com.mexar.payout.provider.ListsInstitutions;
import com.mexar.payout.provider.ListsTransactions;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.QuoteOutcome;
import com.mexar.payout.provider.QuotesTransfers;
import com.mexar.payout.provider.ReceivesCallbacks;
import com.mexar.payout.provider.StatesBalances;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.provider.TransactionsOutcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plug-in as the core sees it: what it can do, handed to the parts that do it. Thread-safe. */
final class EasylinkProvider
    implements PayoutProvider,
        ReceivesCallbacks,
        ListsInstitutions,
        InquiresAccounts,
        StatesBalances,
        QuotesTransfers,
        ListsTransactions {
  private final EasylinkOptions options;
  private final EasylinkApi api;
  private final Served served;
  private final Steps steps;
  private final Inquiries inquiries;
  private final AccountInquiries accounts;
  private final Balances balances;
  private final Quotes quotes;
  private final Transactions transactions;
  private final Callbacks callbacks;

  EasylinkProvider(EasylinkOptions options, ProviderContext context) {
    this.options = options;
    api = new EasylinkApi(options, context);
    var international = new InternationalBody(options.institutions, options.compliance);
    served = new Served(options, international);
    var institutions =
        new Institutions(options.institutions, api, context.clock(), options.institutionCache);
    var reader = new TransferReader(options, context.clock());
    steps =
        new Steps(
            api,
            institutions,
            options,
            international,
            reader,
            context.clock(),
            context.callTimeout());
    inquiries = new Inquiries(api, reader);
    accounts = new AccountInquiries(api, institutions, served, options);
    balances = new Balances(api, options.sourceCurrency);
    callbacks = new Callbacks(options, context.clock());
    quotes = new Quotes(api, options.sourceCurrency, options.profile.corridors());
    transactions = new Transactions(api, options, context.clock());
  }

  @Override
  public ProviderProfile profile() {
    return options.profile;
  }

  @Override
  public Optional<String> whyNot(PayoutInstruction instruction) {
    return served.whyNot(instruction);
  }

  @Override
  public StepOutcome submit(StepRequest request) {
    return switch (request.step()) {
      case DRAFT -> steps.draft(request);
      case EXECUTE ->
          Served.isDomestic(request.instruction()) ? steps.create(request) : steps.confirm(request);
    };
  }

  @Override
  public InquiryOutcome inquire(InquiryRequest request) {
    return inquiries.inquire(request);
  }

  @Override
  public List<Institution> institutions(CountryCode country) {
    return options.institutions.in(country);
  }

  @Override
  public boolean canInquire(CountryCode country, Account account) {
    return accounts.canInquire(country, account);
  }

  @Override
  public AccountOutcome inquireAccount(CountryCode country, Account account) {
    return accounts.inquire(country, account);
  }

  @Override
  public BalanceOutcome balances() {
    return balances.ask();
  }

  @Override
  public boolean canQuote(CountryCode country, Money amount) {
    return quotes.canQuote(country, amount);
  }

  @Override
  public QuoteOutcome quote(CountryCode country, Money amount) {
    return quotes.ask(amount);
  }

  @Override
  public TransactionsOutcome transactions(@Nullable String cursor, int limit) {
    return transactions.ask(cursor, limit);
  }

  @Override
  public VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    return callbacks.verify(callback);
  }

  @Override
  public CallbackNews interpret(VerifiedCallback callback) {
    return callbacks.interpret(callback);
  }

  @Override
  public CallbackReply acknowledgement() {
    return Callbacks.REPLY;
  }

  @Override
  public void close() {
    api.close();
  }
}
