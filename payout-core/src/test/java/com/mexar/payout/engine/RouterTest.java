package com.mexar.payout.engine;

import static com.mexar.payout.fixture.Samples.idr;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who can serve an instruction, by profile and by the plug-in's own word. */
class RouterTest {
  private static final FakeProvider BETA = FakeProvider.named("beta");

  @Test
  void provider_whoseCorridorIsTooNarrow_isPassedOver() {
    Router router = new Router(new Providers(List.of(new Unable("alpha", "2000000"), BETA)));

    assertThat(router.preferred(Samples.instruction())).contains(BETA.name());
    assertThat(router.whyNone(Samples.instruction())).isEmpty();
    assertThat(router.whyNone(Samples.pinnedTo("alpha")).orElseThrow().get(name("alpha")))
        .contains("2000000");
  }

  @Test
  void provider_whosePlugInSaysNo_isPassedOverInItsWords() {
    Router router = new Router(new Providers(List.of(new Unable("alpha", "10000"))));

    assertThat(router.preferred(Samples.instruction())).isEmpty();
    assertThat(router.whyNone(Samples.instruction()))
        .contains(Map.of(name("alpha"), "the bank is not mapped"));
  }

  @Test
  void preferred_isTheFirstThatCould() {
    FakeProvider gamma = FakeProvider.named("gamma");
    Router router = new Router(new Providers(List.of(BETA.servingNothing(), gamma)));

    assertThat(router.preferred(Samples.instruction())).contains(gamma.name());
    assertThat(new Router(new Providers(List.of(gamma, BETA))).preferred(Samples.instruction()))
        .contains(gamma.name());
  }

  private static ProviderName name(String value) {
    return new ProviderName(value);
  }

  /** Takes no less than this, and nothing in the end. */
  private record Unable(String id, String least) implements PayoutProvider {
    @Override
    public ProviderProfile profile() {
      ProviderProfile usual = FakeProvider.named(id).profile();
      return new ProviderProfile(
          usual.name(),
          List.of(
              new Corridor(
                  Samples.ID, PayoutMethod.BANK, idr(least), idr("50000000"), idr("1"), false)),
          usual.repeatedReference(),
          usual.trustNotFoundAfter(),
          usual.reversibleFor(),
          usual.concurrency());
    }

    @Override
    public Optional<String> whyNot(PayoutInstruction instruction) {
      return Optional.of("the bank is not mapped");
    }

    @Override
    public StepOutcome submit(StepRequest request) {
      throw new AssertionError("a rule calls no provider");
    }

    @Override
    public InquiryOutcome inquire(InquiryRequest request) {
      throw new AssertionError("a rule calls no provider");
    }
  }
}
