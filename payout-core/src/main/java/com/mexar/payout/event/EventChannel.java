package com.mexar.payout.event;

import java.util.List;

/** One way on which events leave. Used by one thread at a time. */
public interface EventChannel extends AutoCloseable {

  /** The name under which positions are kept, such as {@code kafka}. */
  String name();

  /**
   * Publishes a batch and returns when every event of it is acknowledged as durable. Of one
   * payout's events, no later one may become visible before an earlier one.
   *
   * @param events in the order of the log, never empty
   * @throws ChannelException if any was not acknowledged; the whole batch will come again
   * @throws InterruptedException if the thread was asked to stop; the whole batch will come again
   */
  void publish(List<LoggedEvent> events) throws ChannelException, InterruptedException;

  /** Releases connections and threads. */
  @Override
  default void close() {}
}
