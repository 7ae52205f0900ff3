package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.AttemptKey;
import com.mexar.payout.store.AuditEntry;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.ProviderStateChange;
import com.mexar.payout.store.Resolution;
import com.mexar.payout.store.Task;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * All that a database keeps. What is unique beside a table's own key stands in a table of its own,
 * as an index does. Numbers are drawn for good, as sequences are. Guarded by the monitor of the
 * database.
 */
final class Tables {
  /** The order in which PostgreSQL has them. */
  static final Comparator<UUID> BY_BYTES =
      (one, other) -> new PayoutId(one).compareTo(new PayoutId(other));

  /** The high half of the ids of tasks, which the database draws. */
  private static final long TASKS = 0x7a50L << 48;

  final Table<PayoutId, PayoutRow> payouts = Table.ordered();
  final Table<ClientWord, PayoutId> references = Table.ordered();
  final Table<ClientWord, KeyRow> keys = Table.ordered();
  final Table<AttemptReference, AttemptKey> attempts =
      new Table<>(Comparator.comparing(AttemptReference::value));
  final Table<Long, LoggedEvent> events = Table.ordered();
  final Table<UUID, Task> tasks = new Table<>(BY_BYTES);
  final Table<UUID, CallbackRow> callbacks = new Table<>(BY_BYTES);
  final Table<CallbackKey, UUID> callbackKeys = Table.ordered();
  final Table<String, ChannelRow> channels = Table.ordered();
  final Table<DeliveryId, Delivery> deliveries = new Table<>(SimulatedDeliveryStore.IN_LOG_ORDER);
  final Table<ProviderName, ProviderState> providers = Table.ordered();
  final Table<ProviderName, Instant> restored = Table.ordered();
  final Table<Long, ProviderStateChange> providerHistory = Table.ordered();
  final Table<UUID, Resolution> resolutions = new Table<>(BY_BYTES);
  final Table<Long, AuditEntry> audit = Table.ordered();

  private long positions;
  private long numbers;

  /** What is committed, and the numbers as far as they were drawn. */
  Tables copy() {
    Tables copy = new Tables();
    copy.payouts.putCommitted(payouts);
    copy.references.putCommitted(references);
    copy.keys.putCommitted(keys);
    copy.attempts.putCommitted(attempts);
    copy.events.putCommitted(events);
    copy.tasks.putCommitted(tasks);
    copy.callbacks.putCommitted(callbacks);
    copy.callbackKeys.putCommitted(callbackKeys);
    copy.channels.putCommitted(channels);
    copy.deliveries.putCommitted(deliveries);
    copy.providers.putCommitted(providers);
    copy.restored.putCommitted(restored);
    copy.providerHistory.putCommitted(providerHistory);
    copy.resolutions.putCommitted(resolutions);
    copy.audit.putCommitted(audit);
    copy.positions = positions;
    copy.numbers = numbers;
    return copy;
  }

  /** A place in the log, out of the order of commits and used or not. */
  long drawPosition() {
    return ++positions;
  }

  /** Of entries that are numbered in the order in which they are written. */
  long drawNumber() {
    return ++numbers;
  }

  UUID drawTaskId() {
    return new UUID(TASKS, drawNumber());
  }
}
