package com.mexar.payout.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.TraceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WavesTest {
  private static final PayoutId ONE = new PayoutId(new UUID(1, 1));
  private static final PayoutId TWO = new PayoutId(new UUID(2, 2));

  @Test
  void events_ofTwoPayouts_areInOneWaveOnlyWithOthers() {
    LoggedEvent oneFirst = event(10, ONE, 1);
    LoggedEvent oneSecond = event(11, ONE, 2);
    LoggedEvent twoFirst = event(12, TWO, 1);
    LoggedEvent oneThird = event(13, ONE, 3);
    LoggedEvent twoSecond = event(14, TWO, 2);
    assertThat(Waves.of(List.of(oneFirst, oneSecond, twoFirst, oneThird, twoSecond)))
        .containsExactly(
            List.of(oneFirst, twoFirst), List.of(oneSecond, twoSecond), List.of(oneThird));
  }

  private static LoggedEvent event(long position, PayoutId payout, long sequence) {
    return new LoggedEvent(
        position,
        new Event(
            new UUID(0, position),
            payout,
            new ClientId("remit"),
            EventType.PENDING,
            sequence,
            Instant.EPOCH,
            "{}",
            new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true)));
  }
}
