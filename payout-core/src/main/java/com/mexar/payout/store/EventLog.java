package com.mexar.payout.store;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.event.LoggedEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The append-only log of events. Thread-safe. */
public interface EventLog {

  /**
   * Events after a position, in order, up to what is surely committed: never past a position that a
   * transaction may still fill, so that nobody who moves on along the answer skips an event.
   */
  List<LoggedEvent> read(Transaction tx, long after, int limit);

  /**
   * The same for whoever pulls the log. Looks at a bounded stretch of the log only, so a client
   * with few events among many may be given an empty page that moves on.
   *
   * @param client whose events, or null for everybody's
   */
  EventPage page(Transaction tx, @Nullable ClientId client, long after, int limit);

  /**
   * Where somebody begins.
   *
   * @return the position behind which to read
   */
  long behind(Transaction tx, LogStart start);

  /**
   * Drops whole parts of the log, oldest first, of which every event is older than the retention,
   * every channel and endpoint is past, and nothing is pending; and keeps room for what comes.
   * Gives way to whoever uses the log, so it may have to be called again.
   *
   * @return how many parts were dropped
   */
  int trim(Transaction tx, Duration retention);
}
