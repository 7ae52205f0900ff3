package com.mexar.payout.event.kafka;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.event.Events;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final Future<?> TAKEN = completedFuture("");
  private static final Future<?> UNDER_WAY = new CompletableFuture<>();
  private static final Future<?> TOO_LARGE = failedFuture(new RecordTooLargeException());
  private static final Future<?> INVALID = failedFuture(new InvalidRecordException("no"));
  private static final Future<?> BESIDE_IT = failedFuture(new KafkaException("in one batch"));

  @Test
  void event_tooLarge_isNamedWhateverElseFailed() throws Exception {
    assertThat(refused(BESIDE_IT, TAKEN, UNDER_WAY, TOO_LARGE)).containsExactly(3L);
    assertThat(refused(TOO_LARGE)).containsExactly(0L);
  }

  @Test
  void event_invalidAmongOthersThatAreNot_isNamed() throws Exception {
    assertThat(refused(BESIDE_IT, INVALID, BESIDE_IT)).containsExactly(1L);
    assertThat(refused(TAKEN, UNDER_WAY, INVALID)).containsExactly(2L);
  }

  /** Putting it aside would put aside one after another where the broker takes none of ours. */
  @Test
  void event_invalidAndNoneKnownToBeSound_isNotNamed() throws Exception {
    assertThat(refused(INVALID)).isEmpty();
    assertThat(refused(INVALID, UNDER_WAY)).isEmpty();
    assertThat(refused(INVALID, BESIDE_IT, INVALID)).isEmpty();
    assertThat(refused(TAKEN, BESIDE_IT)).isEmpty();
  }

  private static List<Long> refused(Future<?>... outcomes) throws InterruptedException {
    List<Sent> sent =
        IntStream.range(0, outcomes.length)
            .mapToObj(at -> new Sent(Events.event(Samples.payoutId(), at), outcomes[at]))
            .toList();
    return Refusal.among(sent).map(refusal -> refusal.event().position()).stream().toList();
  }
}
