package com.mexar.payout.engine;

import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.Stores;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the log of events go that is old and that nobody is behind any more, in whole parts. */
final class LogRetention implements Worker.Round {
  private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);

  /** Parts fill within hours at the earliest, and room for several is kept ahead. */
  static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Stores stores;
  private final Duration retention;

  LogRetention(Stores stores, Duration retention) {
    this.stores = stores;
    this.retention = retention;
  }

  @Override
  public void run(Worker.Progress progress) {
    int dropped;
    do {
      dropped = trim();
      progress.made();
    } while (dropped > 0);
  }

  private int trim() {
    try {
      return stores.transactions().inTransaction(tx -> stores.events().trim(tx, retention));
    } catch (StoreConflictException e) {
      LOG.debug("the log is in use; it is trimmed a little later", e);
      return 0;
    }
  }
}
