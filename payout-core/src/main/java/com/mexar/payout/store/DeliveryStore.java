package com.mexar.payout.store;

import com.mexar.payout.event.LoggedEvent;
import java.util.List;

/**
 * What channels owe beside their position in the log: dead letters, what operators want sent again,
 * and every delivery to a subscriber's endpoint, whose channel is {@code webhook:} and its id.
 * Thread-safe.
 */
public interface DeliveryStore {

  /**
   * Notes that a channel's destination refused an event for good. It is a dead letter from now on,
   * also where it had been wanted again.
   *
   * @param why in words that operators may read
   */
  void bury(Transaction tx, String channel, LoggedEvent event, String why);

  /** What is to be sent again on a broker's channel, in the order of the log. */
  List<LoggedEvent> wanted(Transaction tx, String channel, int limit);

  /** Notes that these arrived; what was not wanted is left as it is. */
  void arrived(Transaction tx, String channel, List<LoggedEvent> events);

  /** A part of the list. */
  Page<Delivery> list(Transaction tx, DeliveryQuery query);

  /**
   * Wants these sent again, whatever became of them, as if they had never been tried.
   *
   * @return how many there are
   */
  int redeliver(Transaction tx, List<DeliveryId> deliveries);

  /**
   * How many get what is sent on a channel: one, or for {@code webhook} as many as there are
   * endpoints; 0 where there is no such channel.
   */
  int receivers(Transaction tx, String channel);

  /**
   * Wants everything of a range sent again on a channel: of an endpoint, what its filters let
   * through now. {@code webhook} stands for all endpoints. What still waits for its first sending
   * is left to that.
   *
   * @param first the lowest position, included
   * @param last the highest position, included
   * @return how many deliveries that are
   */
  int redeliver(Transaction tx, String channel, long first, long last);
}
