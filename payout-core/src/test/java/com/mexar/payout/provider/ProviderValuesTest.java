package com.mexar.payout.provider;

import static com.mexar.payout.fixture.Samples.ID;
import static com.mexar.payout.fixture.Samples.MX;
import static com.mexar.payout.fixture.Samples.idr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderValuesTest {
  private final Corridor corridor =
      new Corridor(ID, PayoutMethod.BANK, idr("10000"), idr("50000000"), idr("1"), true);

  @Test
  void corridor_leadsTo_countryMethodAndCurrencyTogether() {
    PayoutInstruction instruction = Samples.instruction();

    assertThat(corridor.leadsTo(instruction)).isTrue();
    assertThat(other(MX, PayoutMethod.BANK, "IDR").leadsTo(instruction)).isFalse();
    assertThat(other(ID, PayoutMethod.WALLET, "IDR").leadsTo(instruction)).isFalse();
    assertThat(other(ID, PayoutMethod.BANK, "USD").leadsTo(instruction)).isFalse();
  }

  @Test
  void corridor_amountOutsideOrOffTheStep_saysWhy() {
    assertThat(corridor.whyNot(idr("10000"))).isEmpty();
    assertThat(corridor.whyNot(idr("50000000"))).isEmpty();
    assertThat(corridor.whyNot(idr("9999.99")))
        .contains("amount is below the minimum of IDR 10000");
    assertThat(corridor.whyNot(idr("50000000.01")))
        .contains("amount is above the maximum of IDR 50000000");
    assertThat(corridor.whyNot(idr("10000.50"))).contains("amount is not a multiple of IDR 1");
  }

  @Test
  void corridor_withoutStepRangeOrOneCurrency_isRefused() {
    Money dollar = Money.parse(Money.currency("USD"), "1");

    refuses(idr("1"), idr("2"), idr("0"));
    refuses(idr("2"), idr("1"), idr("1"));
    refuses(idr("1"), idr("2"), dollar);
    refuses(idr("1"), dollar, idr("1"));
  }

  @Test
  void profile_corridors_areItsOwnAndTheFirstThatLeadsThereCounts() {
    Corridor narrow = new Corridor(ID, PayoutMethod.BANK, idr("1"), idr("2"), idr("1"), false);
    ProviderProfile profile = profile(List.of(corridor, narrow), 1);

    assertThat(profile.corridorFor(Samples.instruction())).contains(corridor);
    assertThat(profile(List.of(), 1).corridorFor(Samples.instruction())).isEmpty();
    assertThatThrownBy(() -> profile(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void terms_statedOrNot_fitUnlessSomethingDiffers() {
    PayoutInstruction instruction = Samples.instruction();

    assertThat(Terms.UNSTATED.fit(instruction)).isTrue();
    assertThat(new Terms(idr("1500000.00"), Samples.NUMBER).fit(instruction)).isTrue();
    assertThat(new Terms(idr("1500000.01"), null).fit(instruction)).isFalse();
    assertThat(new Terms(Money.parse(Money.currency("USD"), "1500000"), null).fit(instruction))
        .isFalse();
    assertThat(new Terms(null, Samples.NUMBER + "0").fit(instruction)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = EvidenceKind.class,
      names = {"PREPARED", "UNKNOWN", "NOT_FOUND", "MISMATCH"})
  void evidence_thatOnlyTheCoreConcludes_cannotBeMadeByAProvider(EvidenceKind kind) {
    assertThatThrownBy(() -> Evidence.of(kind).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refuses(Money minimum, Money maximum, Money step) {
    assertThatThrownBy(() -> new Corridor(ID, PayoutMethod.BANK, minimum, maximum, step, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Corridor other(
      com.mexar.payout.domain.CountryCode country, PayoutMethod method, String currency) {
    Money one = Money.parse(Money.currency(currency), "1");
    return new Corridor(country, method, one, one, one, false);
  }

  private static ProviderProfile profile(List<Corridor> corridors, int concurrency) {
    return new ProviderProfile(
        new ProviderName("transfez"),
        corridors,
        RepeatedReference.REFUSED,
        null,
        Duration.ofDays(7),
        concurrency);
  }
}
