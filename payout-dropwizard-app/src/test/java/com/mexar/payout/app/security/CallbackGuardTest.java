package com.mexar.payout.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.ProviderName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackGuardTest {
  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final List<String> told = new ArrayList<>();
  private final CallbackGuard guard =
      new CallbackGuard(
          () -> Instant.ofEpochMilli(millis.get()),
          List.of(
              new RefusalWitness() {
                @Override
                public void refused(RefusedCallback callback) {
                  told.add("refused " + callback.address());
                }

                @Override
                public void tooMany(RefusedCallback callback) {
                  told.add("too many " + callback.address());
                }
              }));

  @Test
  void refusals_ofOnePlace_areHeldToABurstAndOneASecond() {
    assertThat(taken("192.0.2.1")).isEqualTo(CallbackGuard.BURST);
    millis.addAndGet(2_500);
    assertThat(taken("192.0.2.1")).isEqualTo(2);
    millis.addAndGet(500);
    assertThat(taken("192.0.2.1")).isEqualTo(1);
    millis.addAndGet(365L * 24 * 3_600_000);
    assertThat(taken("192.0.2.1")).isEqualTo(CallbackGuard.BURST);
  }

  @Test
  void clock_thatGoesBack_givesNothing() {
    taken("192.0.2.1");
    millis.addAndGet(-10_000);
    assertThat(taken("192.0.2.1")).isZero();
    millis.addAndGet(1_000);
    assertThat(taken("192.0.2.1")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.254, true",
    "192.0.2.1, 192.0.3.1, false",
    "192.0.2.1, ::ffff:192.0.2.9, true",
    "2001:db8:0:1::1, 2001:db8:0:ff::1, true",
    "2001:db8:0:1::1, 2001:db8:0:100::1, false",
    "nonsense, '', true",
    "nonsense, 192.0.2.1, false",
  })
  void addresses_ofOneNetwork_areOnePlace(String one, String other, boolean same) {
    taken(one);

    assertThat(taken(other)).isEqualTo(same ? 0 : CallbackGuard.BURST);
  }

  @Test
  void providers_haveTheirOwnAllowances() {
    taken("192.0.2.1");

    assertThat(guard.refuse(refused("other", "192.0.2.1"))).isEmpty();
  }

  @Test
  void address_thatIsNone_isNotRepeated() {
    guard.refuse(refused("acme", "a claim of the caller"));
    guard.refuse(refused("acme", "10.0.0.0/8"));

    assertThat(told).containsExactly("refused nowhere", "refused nowhere");
  }

  @Test
  void witnesses_areToldWhetherItWasWithinTheRate() {
    taken("192.0.2.1");

    assertThat(told).hasSize(CallbackGuard.BURST + 1);
    assertThat(told.get(0)).isEqualTo("refused 192.0.2.1");
    assertThat(told.get(CallbackGuard.BURST)).isEqualTo("too many 192.0.2.1");
  }

  @Test
  void places_beyondTheBound_areForgottenThoseThatRestedLongestFirst() {
    taken("10.0.0.1");
    taken("10.0.1.1");
    for (int i = 2; i <= CallbackGuard.PLACES; i++) {
      guard.refuse(refused("acme", "10." + i / 256 + "." + i % 256 + ".1"));
      guard.refuse(refused("acme", "10.0.1.1"));
    }

    assertThat(guard.refuse(refused("acme", "10.0.1.1"))).isPresent();
    assertThat(guard.refuse(refused("acme", "10.0.0.1"))).isEmpty();
  }

  private int taken(String address) {
    int taken = 0;
    while (guard.refuse(refused("acme", address)).isEmpty()) {
      taken++;
    }
    return taken;
  }

  private static RefusedCallback refused(String provider, String address) {
    return new RefusedCallback(
        new ProviderName(provider), address, "the token is not ours", OptionalInt.of(2));
  }
}
