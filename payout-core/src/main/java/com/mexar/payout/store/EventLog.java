package com.mexar.payout.store;

import com.mexar.payout.event.LoggedEvent;
import java.util.List;

/** The append-only log of events. Thread-safe. */
public interface EventLog {

  /**
   * Events after a position, in order, up to what is surely committed: never past a position that a
   * transaction may still fill, so that nobody who moves on along the answer skips an event.
   */
  List<LoggedEvent> read(Transaction tx, long after, int limit);
}
