package com.mexar.payout.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientRateTest {
  private final ClientId client = new ClientId("core");
  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final ClientRate rate = new ClientRate(3, () -> Instant.ofEpochMilli(millis.get()));

  private int taken() {
    int taken = 0;
    while (rate.tryTake(client).isEmpty()) {
      taken++;
    }
    return taken;
  }

  @Test
  void bucket_holdsOneSecondsWorth_howeverLongItRests() {
    assertThat(taken()).isEqualTo(3);
    millis.addAndGet(3_600_000);
    assertThat(taken()).isEqualTo(3);
  }

  @Test
  void request_overTheRate_isToldHowLongToWait() {
    taken();
    Duration wait = rate.tryTake(client).orElseThrow();

    assertThat(wait).isEqualTo(Duration.ofMillis(334));
    millis.addAndGet(wait.toMillis());
    assertThat(rate.tryTake(client)).isEmpty();
    assertThat(rate.tryTake(client)).isPresent();
  }

  @Test
  void clock_thatGoesBack_givesNothingAndTakesNothing() {
    taken();
    millis.addAndGet(-10_000);
    assertThat(rate.tryTake(client)).isPresent();
    millis.addAndGet(1_000);
    assertThat(taken()).isEqualTo(3);
  }

  @Test
  void clients_haveTheirOwnBuckets() {
    taken();

    assertThat(rate.tryTake(new ClientId("other"))).isEmpty();
  }
}
