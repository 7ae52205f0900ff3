package com.mexar.payout.provider.transfez;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.CallbackTokens;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.provider.AccountOutcome;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.CancelsDrafts;
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
final class TransfezProvider
    implements PayoutProvider,
        CancelsDrafts,
        ReceivesCallbacks,
        ListsInstitutions,
        InquiresAccounts,
        StatesBalances,
        QuotesTransfers,
        ListsTransactions {
  private final ProviderProfile profile;
  private final Served served;
  private final CallbackTokens tokens;
  private final TransfezApi api;
  private final Steps steps;
  private final Inquiries inquiries;
  private final AccountInquiries accounts;
  private final Balances balances;
  private final Quotes quotes;
  private final Transactions transactions;

  TransfezProvider(TransfezOptions options, ProviderContext context) {
    profile = options.profile;
    served = new Served(options.profile, options.institutions);
    tokens = options.tokens;
    api = new TransfezApi(options, context);
    TransactionReader reader = new TransactionReader(options.declines);
    Payers payers = new Payers(api, context.clock(), options.payerCache);
    steps =
        new Steps(
            api,
            new Composer(payers, options, new DraftBody(options, context.callbackBase())),
            reader);
    inquiries = new Inquiries(api, reader);
    accounts = new AccountInquiries(api, served, options.walletInquiry);
    balances = new Balances(api);
    quotes = new Quotes(api, profile);
    transactions = new Transactions(api, reader);
  }

  @Override
  public ProviderProfile profile() {
    return profile;
  }

  @Override
  public Optional<String> whyNot(PayoutInstruction instruction) {
    return served.whyNot(instruction);
  }

  @Override
  public StepOutcome submit(StepRequest request) {
    return switch (request.step()) {
      case DRAFT -> steps.draft(request);
      case EXECUTE -> steps.confirm(request);
    };
  }

  @Override
  public InquiryOutcome inquire(InquiryRequest request) {
    return inquiries.inquire(request);
  }

  @Override
  public void cancelDraft(InquiryRequest request) {
    inquiries.cancelDraft(request);
  }

  @Override
  public List<Institution> institutions(CountryCode country) {
    return served.in(country);
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
    return quotes.ask(amount.currency());
  }

  @Override
  public TransactionsOutcome transactions(@Nullable String cursor, int limit) {
    return transactions.ask(cursor, limit);
  }

  @Override
  public VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    return tokens.verify(callback);
  }

  /** A hint and no more: the token proves who was given the address, not what the body says. */
  @Override
  public CallbackNews interpret(VerifiedCallback callback) {
    return new CallbackNews.Hint(
        callback
            .reference()
            .orElseThrow(() -> new IllegalArgumentException("callback without a token")));
  }

  @Override
  public CallbackReply acknowledgement() {
    return CallbackReply.NO_CONTENT;
  }

  @Override
  public void close() {
    api.close();
  }
}
