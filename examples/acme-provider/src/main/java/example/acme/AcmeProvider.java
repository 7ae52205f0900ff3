package example.acme;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.CallbackTokens;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.Institution;
import com.mexar.payout.provider.ListsInstitutions;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ReceivesCallbacks;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Acme as the core sees it: one step, asked by our reference, calls back. Thread-safe. */
final class AcmeProvider implements PayoutProvider, ReceivesCallbacks, ListsInstitutions {
  private static final CountryCode COUNTRY = new CountryCode("ID");

  /** Acme's codes by ours. What is not mapped is not served; never by likeness of names. */
  private static final Map<String, String> BANKS = Map.of("bca", "014", "bni", "009", "bri", "002");

  private static final ProviderProfile PROFILE =
      new ProviderProfile(
          AcmeFactory.NAME,
          List.of(
              new Corridor(
                  COUNTRY, PayoutMethod.BANK, idr("10000"), idr("50000000"), idr("1"), false)),
          ProviderProfile.RepeatedReference.REFUSED,
          // how long a request may be under way at Acme is not known: "not found" proves nothing
          null,
          Duration.ofDays(7),
          16);

  private final AcmeClient client;
  private final CallbackTokens tokens;
  private final String callbackBase;

  AcmeProvider(AcmeClient client, CallbackTokens tokens, ProviderContext context) {
    this.client = client;
    this.tokens = tokens;
    this.callbackBase = context.callbackBase() + "/";
  }

  private static Money idr(String decimal) {
    return Money.parse(Money.currency("IDR"), decimal);
  }

  @Override
  public ProviderProfile profile() {
    return PROFILE;
  }

  @Override
  public Optional<String> whyNot(PayoutInstruction instruction) {
    return instruction.account() instanceof BankAccount bank && BANKS.containsKey(bank.bankCode())
        ? Optional.empty()
        : Optional.of("account.bankCode is not served");
  }

  @Override
  public List<Institution> institutions(CountryCode country) {
    return !country.equals(COUNTRY)
        ? List.of()
        : BANKS.keySet().stream().map(c -> new Institution(PayoutMethod.BANK, c)).sorted().toList();
  }

  @Override
  public StepOutcome submit(StepRequest request) {
    PayoutInstruction payout = request.instruction();
    String name =
        payout.beneficiary() instanceof Individual person
            ? person.fullName()
            : ((Business) payout.beneficiary()).name();
    Map<String, String> form =
        Map.of(
            "reference", request.reference().value(),
            "currency", payout.amount().currency().getCurrencyCode(),
            "amount", payout.amount().toDecimal(),
            "bank", BANKS.getOrDefault(payout.account().institution(), ""),
            "account", payout.account().number(),
            "name", name,
            "callback", callbackBase + tokens.mint(request.reference()));
    return AcmeReader.ofStep(client.post("/payouts", form, request.trace()), request.reference());
  }

  @Override
  public InquiryOutcome inquire(InquiryRequest request) {
    AcmeOutcome outcome = client.get("/payouts/" + request.reference(), request.trace());
    return AcmeReader.ofInquiry(outcome, request.reference());
  }

  @Override
  public VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException {
    return tokens.verify(callback);
  }

  /** A hint and no more: the token proves who was given the address, not what the body says. */
  @Override
  public CallbackNews interpret(VerifiedCallback callback) {
    return new CallbackNews.Hint(callback.reference().orElseThrow());
  }

  @Override
  public CallbackReply acknowledgement() {
    return CallbackReply.NO_CONTENT;
  }
}
