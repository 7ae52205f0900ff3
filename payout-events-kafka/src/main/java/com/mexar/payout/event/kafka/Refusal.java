package com.mexar.payout.event.kafka;

import com.mexar.payout.event.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * The one event of a wave that the broker will not have, however often it comes. One that is too
 * large is known by that. "Invalid" is what a broker says of records for other reasons, too, among
 * them that its clock and ours differ or that it takes no event of ours as it is set up: so that
 * counts only where another event of the wave fared otherwise. Of a batch of records with one that
 * is invalid a broker takes none and names that one (KIP-467); the others fail with a plain
 * exception.
 */
record Refusal(LoggedEvent event, Throwable cause) {

  /** By what is known of them now. */
  static Optional<Refusal> among(List<Sent> sent) throws InterruptedException {
    List<Refusal> invalid = new ArrayList<>();
    int over = 0;
    for (Sent each : sent) {
      if (!each.isOver()) {
        continue;
      }
      over++;
      Throwable failure = each.failure();
      if (failure instanceof RecordTooLargeException) {
        return Optional.of(new Refusal(each.logged(), failure));
      }
      if (failure instanceof InvalidRecordException) {
        invalid.add(new Refusal(each.logged(), failure));
      }
    }
    return invalid.size() == 1 && over > 1 ? Optional.of(invalid.get(0)) : Optional.empty();
  }
}
