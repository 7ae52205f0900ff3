package com.mexar.payout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Call;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.threads.RunningThread;
import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.ThreadPool;
import com.mexar.payout.threads.Threads;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallWatchTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Hand hand = new Hand();
  private final CallWatch watch = new CallWatch(hand);

  @Test
  void call_askedAboutAgain_isKnownSinceTheFirstTime() {
    assertThat(watch.askedFor(attempt(NOW))).isZero();
    hand.nanos = 5;
    assertThat(watch.askedFor(attempt(NOW))).isEqualTo(Duration.ofNanos(5));
  }

  @Test
  void call_ofTheSameAttemptMadeLater_beginsAnew() {
    watch.askedFor(attempt(NOW));
    hand.nanos = 5;
    assertThat(watch.askedFor(attempt(NOW.plusSeconds(1)))).isZero();
  }

  @Test
  void attempt_withoutACall_isNeverKnownLong() {
    Attempt uncalled = attempt(NOW).toBuilder().lastCall(null).build();
    watch.askedFor(uncalled);
    hand.nanos = 5;
    assertThat(watch.askedFor(uncalled)).isZero();
  }

  private static Attempt attempt(Instant calledAt) {
    return Attempt.builder(1, new ProviderName("alpha"), new AttemptReference("mx-1"), NOW)
        .lastCall(new Call(StepKind.EXECUTE, calledAt, calledAt.plusSeconds(1), false, true))
        .build();
  }

  private static final class Hand implements Threads {
    private long nanos;

    @Override
    public long monotonicNanos() {
      return nanos;
    }

    @Override
    public RunningThread start(String name, Runnable work) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ThreadPool newPool(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Signal newSignal() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void pause(Duration length) {
      throw new UnsupportedOperationException();
    }
  }
}
