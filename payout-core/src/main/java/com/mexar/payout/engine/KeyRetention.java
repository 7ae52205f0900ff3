package com.mexar.payout.engine;

import com.mexar.payout.store.Stores;
import java.time.Duration;

/** Forgets idempotency keys past their retention. The references they stood for stay for ever. */
final class KeyRetention implements Worker.Round {
  /** Keys live for days; looking more often would find nothing. */
  static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Stores stores;
  private final Duration retention;
  private final int batch;

  KeyRetention(Stores stores, Duration retention, int batch) {
    this.stores = stores;
    this.retention = retention;
    this.batch = batch;
  }

  @Override
  public void run(Worker.Progress progress) {
    int forgotten;
    do {
      forgotten =
          stores
              .transactions()
              .inTransaction(tx -> stores.payouts().forgetKeys(tx, retention, batch));
      progress.made();
    } while (forgotten == batch);
  }
}
