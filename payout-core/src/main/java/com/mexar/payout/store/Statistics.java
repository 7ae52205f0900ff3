package com.mexar.payout.store;

import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TaskKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much waits in the store, and since when. Immutable.
 *
 * @param now the store's clock, by which ages are told
 * @param open payouts that are not final
 * @param tasks open tasks; a kind of which none is open is absent
 * @param orphans callbacks for which no attempt is known, by their first arrival
 * @param dueCallbacks callbacks that nobody has looked at since they were due
 * @param contradicted payouts with a contradiction that is not resolved
 * @param channels every channel that ever sent, whether or not it is still configured
 * @param deliveries of channels and endpoints that have any that are pending or dead
 */
public record Statistics(
    Instant now,
    List<Open> open,
    Map<TaskKind, Backlog> tasks,
    Backlog orphans,
    Backlog dueCallbacks,
    long contradicted,
    List<Channel> channels,
    List<Deliveries> deliveries) {

  public Statistics {
    open = List.copyOf(open);
    tasks = Map.copyOf(tasks);
    channels = List.copyOf(channels);
    deliveries = List.copyOf(deliveries);
  }

  /**
   * Some that wait.
   *
   * @param oldest since when the first of them does; null where there is none
   */
  public record Backlog(long count, @Nullable Instant oldest) {}

  /**
   * Payouts of one status and provider, by when they were accepted.
   *
   * @param provider of the last attempt; null where none was made
   */
  public record Open(PayoutStatus status, @Nullable ProviderName provider, Backlog payouts) {}

  /**
   * How far a channel is.
   *
   * @param position up to which everything was acknowledged
   * @param waiting events after it, by the time of the first. Positions that were drawn and never
   *     used are counted too, so it may be a little too much
   */
  public record Channel(String channel, long position, Backlog waiting) {}

  /**
   * Deliveries of one channel or endpoint that did not arrive.
   *
   * @param pending by when they were first wanted
   * @param dead how many are dead letters
   */
  public record Deliveries(String channel, Backlog pending, long dead) {}
}
