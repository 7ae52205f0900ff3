package example.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.provider.ReceivesCallbacks;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.settings.SettingsException;
import com.mexar.payout.testkit.Samples;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What is Acme's own; what every plug-in keeps is tested by {@link AcmeContractTest}. */
class AcmeProviderTest {
  private static final AttemptReference REFERENCE = new AttemptReference("mx-1");
  private static final PayoutInstruction INSTRUCTION = Samples.instruction("R-1");
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
    return provider.submit(
        new StepRequest(REFERENCE, INSTRUCTION, StepKind.EXECUTE, null, Samples.TRACE));
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
  @ValueSource(
      strings = {
        "reference=mx-2;id=A7;currency=IDR;amount=1;state=paid",
        "reference=mx-1;id=A7;currency=IDR;amount=1e9;state=paid",
        "reference=mx-1;id=A7;currency=IDR;state=paid",
        "reference=mx-1;reference=mx-1;id=A7;currency=IDR;amount=1;state=paid",
        "reference=mx-1;currency=IDR;amount=1;state=paid"
      })
  void answer_thatIsOfAnotherOrNotWhole_isUnknown(String canned) {
    acme.answer(201, canned.replace(';', '\n'));

    assertThat(submit()).isInstanceOf(StepOutcome.Unknown.class);
  }

  @Test
  void answer_thatIsLongerThanAnyOfAcme_isUnknown() {
    acme.answer(201, WHOLE + "paid\nx=" + "x".repeat(20_000));

    assertThat(submit()).isInstanceOf(StepOutcome.Unknown.class);
  }

  @Test
  void acme_thatIsGoneAfterACutConnection_isNotSurelyNotSent() {
    acme.answer(CannedAcme.CUT_AND_GONE, "");

    assertThat(submit()).isInstanceOf(StepOutcome.Unknown.class);
  }
}
