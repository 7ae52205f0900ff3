package com.mexar.payout.webhook;

import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Endpoints and their deliveries. Every event that is shared out becomes a delivery of each
 * endpoint that wants it, in a line of its payout; the lines of an endpoint go on independently,
 * and of each the first that is pending alone can be claimed. Thread-safe.
 */
public interface WebhookStore {

  /**
   * Makes deliveries of these events for every enabled endpoint that wants them and is not behind.
   * Events that come again make no second one.
   *
   * @param events in the order of the log, everything between the first and the last
   */
  void fanOut(Transaction tx, List<LoggedEvent> events);

  /**
   * Makes deliveries of the next events for the endpoint that is behind the relay by the least.
   * Once it has caught up it gets what is relayed; nothing falls between, since both hold the same
   * lock.
   *
   * @return false where no enabled endpoint is behind
   */
  boolean catchUp(Transaction tx, int events);

  /** All of them, oldest first. */
  List<Endpoint> endpoints(Transaction tx);

  Optional<Endpoint> find(Transaction tx, UUID id);

  /** The same, which nobody else changes until the transaction ends. */
  Optional<Endpoint> lock(Transaction tx, UUID id);

  /** Adds an enabled endpoint, which begins there in the log; one that is there already stays. */
  Endpoint add(Transaction tx, EndpointDraft draft, LogStart start);

  /** Changes what a draft says. Empty where there is no such endpoint. */
  Optional<Endpoint> change(Transaction tx, EndpointDraft draft);

  /**
   * Has nothing sent to it from now on; it keeps its place in the log.
   *
   * @return false where it is disabled already, or not there
   */
  boolean disable(Transaction tx, UUID id, String why);

  /**
   * Has it sent to again, from where it stood. What was tried before is tried by its schedule.
   *
   * @return false where it is enabled already, or not there
   */
  boolean enable(Transaction tx, UUID id);

  /**
   * Forgets some of what has not arrived at a disabled endpoint, so that little is left to be
   * forgotten in the transaction that removes it.
   *
   * @param most payouts, and dead letters
   * @return whether there was any
   */
  boolean clear(Transaction tx, UUID id, int most);

  /** Removes it, and all its deliveries that have not arrived. */
  boolean remove(Transaction tx, UUID id);

  /**
   * Claims the first deliveries of lines that are due, those that are due longest first.
   *
   * @param free of each endpoint how many at most, in the order in which they are served
   * @param most at all
   */
  List<ClaimedDelivery> claim(
      Transaction tx, Map<UUID, Integer> free, int most, UUID claim, Duration length);

  /**
   * Notes what came of tries. What arrived has arrived whoever holds the line now; the line itself
   * is moved on by all, and set free by who holds it.
   *
   * @param tried no two of one line
   */
  void settle(Transaction tx, List<TriedDelivery> tried);

  /**
   * Notes how endpoints do, and disables those that are gone or that have failed for longer than
   * they may.
   *
   * @return those that were disabled, and why
   */
  Map<UUID, String> note(Transaction tx, List<EndpointNews> news, Duration mayFail);
}
