package com.mexar.payout.provider.transfez;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.CallbackTokens;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.provider.CancelsDrafts;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ReceivesCallbacks;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The plug-in as the core sees it: what it can do, handed to the parts that do it. Thread-safe. */
final class TransfezProvider implements PayoutProvider, CancelsDrafts, ReceivesCallbacks {
  private static final CountryCode INDONESIA = new CountryCode("ID");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{6,20}");

  private final ProviderProfile profile;
  private final BankMap banks;
  private final CallbackTokens tokens;
  private final TransfezApi api;
  private final Steps steps;
  private final Inquiries inquiries;

  TransfezProvider(TransfezOptions options, ProviderContext context) {
    profile = profile(options);
    banks = options.banks;
    tokens = options.tokens;
    api = new TransfezApi(options, context);
    TransactionReader reader = new TransactionReader(options.declines);
    Payers payers = new Payers(api, context.clock(), options.payerCache);
    steps = new Steps(api, payers, banks, new DraftBody(options, context.callbackBase()), reader);
    inquiries = new Inquiries(api, reader);
  }

  private static ProviderProfile profile(TransfezOptions options) {
    Corridor corridor =
        new Corridor(
            INDONESIA,
            PayoutMethod.BANK,
            options.minimum,
            options.maximum,
            Money.parse(TransfezOptions.IDR, "1"),
            true);
    return new ProviderProfile(
        TransfezFactory.NAME,
        List.of(corridor),
        ProviderProfile.RepeatedReference.REFUSED,
        options.notFoundTrust,
        options.reversibleFor,
        options.concurrency);
  }

  @Override
  public ProviderProfile profile() {
    return profile;
  }

  @Override
  public Optional<String> whyNot(PayoutInstruction instruction) {
    if (!instruction.beneficiary().country().equals(INDONESIA)) {
      return Optional.of("beneficiary's country is not served");
    }
    if (!instruction.amount().currency().equals(TransfezOptions.IDR)) {
      return Optional.of("currency is not served");
    }
    Money most = instruction.maxDebit();
    if (most != null && !most.currency().equals(TransfezOptions.IDR)) {
      return Optional.of("maxDebit must be in IDR, which is what is debited");
    }
    if (!(instruction.account() instanceof BankAccount account)) {
      return Optional.of("only bank accounts are served");
    }
    if (banks.payer(INDONESIA, account.bankCode()).isEmpty()) {
      return Optional.of("account.bankCode is not served");
    }
    if (!ACCOUNT.matcher(account.number()).matches()) {
      return Optional.of("account.number must be 6 to 20 digits");
    }
    return Optional.empty();
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
