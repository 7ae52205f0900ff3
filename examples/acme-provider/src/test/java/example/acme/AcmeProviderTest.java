package example.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.TraceContext;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.provider.ReceivesCallbacks;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.settings.SettingsException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with the JDK's client told to send every request again, see the build file. */
class AcmeProviderTest {
  private static final AttemptReference REFERENCE = new AttemptReference("mx-1");
  private static final CountryCode ID = new CountryCode("ID");
  private static final PayoutInstruction INSTRUCTION =
      PayoutInstruction.builder(
              new Reference("R-1"),
              Money.parse(Money.currency("IDR"), "1500000"),
              new Individual("Budi", "Santoso", ID, PartyDetails.NONE),
              BankAccount.of("bca", "0011223344"),
              new Individual("Ana", "Lopez", new CountryCode("MX"), PartyDetails.NONE))
          .build();
  private static final TraceContext TRACE = new TraceContext("1".repeat(32), "2".repeat(16), true);
  private static final String WHOLE = "reference=mx-1\nid=A7\ncurrency=IDR\namount=1500000\nstate=";

  private final CannedAcme acme = new CannedAcme();
  private final PayoutProvider provider = provider(acme.address(), Duration.ofSeconds(5));

  private static PayoutProvider provider(String address, Duration callTimeout) {
    Map<String, String> values =
        Map.of("base-url", address, "api-key", "secret", "callback-keys", "k1=" + "x".repeat(16));
    ProviderContext context =
        new ProviderContext(
            Clock.systemUTC(),
            new Random(1),
            URI.create("https://payouts.example/callbacks/acme"),
            callTimeout,
            true);
    return new AcmeFactory().create(new ProviderSettings(AcmeFactory.NAME, values), context);
  }

  @AfterEach
  void stop() {
    acme.close();
  }

  private StepOutcome submit() {
    return provider.submit(new StepRequest(REFERENCE, INSTRUCTION, StepKind.EXECUTE, null, TRACE));
  }

  private InquiryOutcome inquire() {
    return provider.inquire(new InquiryRequest(REFERENCE, INSTRUCTION, null, TRACE));
  }

  @Test
  void factory_isFoundByItsServiceFile() {
    assertThat(ServiceLoader.load(com.mexar.payout.provider.ProviderFactory.class))
        .singleElement()
        .isInstanceOf(AcmeFactory.class);
  }

  @Test
  void settings_thatAreAbsent_areAllNamed() {
    ProviderContext any =
        new ProviderContext(
            Clock.systemUTC(), new Random(1), URI.create("https://x"), Duration.ofSeconds(1), true);

    assertThatThrownBy(
            () -> new AcmeFactory().create(new ProviderSettings(AcmeFactory.NAME, Map.of()), any))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("acme.base-url", "acme.api-key", "acme.callback-keys");
  }

  @Test
  void step_sendsTheFormOnce_withAnAddressForCallbacksThatIsOurs() throws Exception {
    acme.answer(201, WHOLE + "accepted");

    assertThat(submit()).isInstanceOf(StepOutcome.Acknowledged.class);
    String form = acme.requests().get(0);
    assertThat(form)
        .startsWith("POST /payouts ")
        .contains("reference=mx-1", "amount=1500000", "bank=014", "name=Budi+Santoso");
    String address =
        URLDecoder.decode(form.replaceAll(".*callback=([^&]*).*", "$1"), StandardCharsets.UTF_8);
    ReceivesCallbacks callbacks = (ReceivesCallbacks) provider;
    assertThat(callbacks.interpret(callbacks.verify(callback(address))))
        .isEqualTo(new CallbackNews.Hint(REFERENCE));
    assertThatThrownBy(() -> callbacks.verify(callback(address + "x")))
        .isInstanceOf(CallbackRefusedException.class);
  }

  private static RawCallback callback(String address) {
    return new RawCallback(
        "POST", URI.create(address).getPath(), "", Map.of(), new byte[0], "127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "accepted, ACKNOWLEDGED, true",
    "held, ON_HOLD, true",
    "paid, PAID, true",
    "returned, RETURNED, true",
    "rejected, FAILED_UNPROVEN, false",
    "sideways, ACKNOWLEDGED, false"
  })
  void state_isReadAlikeFromStepAndInquiry(String state, EvidenceKind kind, boolean known) {
    acme.answer(201, WHOLE + state);
    Evidence stepped = ((StepOutcome.Acknowledged) submit()).evidence();
    acme.answer(200, WHOLE + state);
    Evidence asked = ((InquiryOutcome.Found) inquire()).evidence();

    assertThat(asked).isEqualTo(stepped);
    assertThat(asked.kind()).isEqualTo(kind);
    assertThat(asked.known()).isEqualTo(known);
    assertThat(asked.terms().fit(INSTRUCTION)).isTrue();
  }

  @Test
  void rejection_thatSaysWhy_isProof() {
    acme.answer(200, WHOLE + "rejected\nerror=denied");
    Evidence evidence = ((InquiryOutcome.Found) inquire()).evidence();

    assertThat(evidence.kind()).isEqualTo(EvidenceKind.UNEXECUTED);
    assertThat(evidence.refusal()).isEqualTo(RefusalClass.COMPLIANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "401, key, OURS_OR_PROVIDERS",
    "409, duplicate, DUPLICATE",
    "422, account, INSTRUCTION",
    "422, limit, PROVIDER_LIMIT",
    "422, denied, COMPLIANCE",
    "422, balance, OURS_OR_PROVIDERS"
  })
  void refusal_thatIsListed_hasItsClass(int status, String word, RefusalClass refusal) {
    acme.answer(status, "error=" + word);

    assertThat(((StepOutcome.Refused) submit()).refusal()).isEqualTo(refusal);
    assertThat(inquire()).isInstanceOf(InquiryOutcome.NoAnswer.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "422 error=weather",
        "422 <html>",
        "401 ",
        "404 error=no-such-reference",
        "500 error=account",
        "302 error=account",
        "201 ",
        "201 reference=mx-2;id=A7;currency=IDR;amount=1;state=paid",
        "201 reference=mx-1;id=A7;currency=IDR;amount=1e9;state=paid",
        "201 reference=mx-1;id=A7;currency=IDR;state=paid",
        "201 reference=mx-1;reference=mx-1;id=A7;currency=IDR;amount=1;state=paid",
        "201 reference=mx-1;currency=IDR;amount=1;state=paid"
      })
  void answer_thatIsNotRecognised_isUnknown(String canned) {
    String[] parts = canned.split(" ", 2);
    acme.answer(Integer.parseInt(parts[0]), parts[1].replace(';', '\n'));

    assertThat(submit()).isInstanceOf(StepOutcome.Unknown.class);
    assertThat(acme.requests()).hasSize(1);
  }

  @Test
  void answer_thatIsLongerThanAnyOfAcme_isUnknown() {
    acme.answer(201, WHOLE + "paid\nx=" + "x".repeat(20_000));

    assertThat(submit()).isInstanceOf(StepOutcome.Unknown.class);
  }

  @Test
  void connection_thatBreaks_isUnknown_andTheMoneyIsAskedForOnce() {
    acme.answer(CannedAcme.CUT, "");

    assertThat(submit()).isInstanceOf(StepOutcome.Unknown.class);
    assertThat(acme.requests()).filteredOn(form -> form.contains("amount=")).hasSize(1);
    assertThat(inquire()).isInstanceOf(InquiryOutcome.NoAnswer.class);
  }

  @Test
  void answer_thatDoesNotCome_isUnknownInTime() {
    acme.answer(CannedAcme.SILENT, "");
    PayoutProvider impatient = provider(acme.address(), Duration.ofMillis(200));

    assertThat(
            impatient.submit(
                new StepRequest(REFERENCE, INSTRUCTION, StepKind.EXECUTE, null, TRACE)))
        .isInstanceOf(StepOutcome.Unknown.class);
  }

  @Test
  void acme_thatIsNotThere_isSurelyNotSent() {
    acme.close();

    assertThat(submit()).isInstanceOf(StepOutcome.SurelyNotSent.class);
    assertThat(inquire()).isInstanceOf(InquiryOutcome.NoAnswer.class);
  }

  @Test
  void acme_thatIsGoneAfterACutConnection_isNotSurelyNotSent() {
    acme.answer(CannedAcme.CUT_AND_GONE, "");

    assertThat(submit()).isInstanceOf(StepOutcome.Unknown.class);
  }

  @Test
  void reference_thatAcmeDoesNotKnow_isNotFound() {
    acme.answer(404, "error=no-such-reference");
    assertThat(inquire()).isEqualTo(new InquiryOutcome.NotFound());
    acme.answer(404, "<html>no such page</html>");
    assertThat(inquire()).isInstanceOf(InquiryOutcome.NoAnswer.class);
  }
}
