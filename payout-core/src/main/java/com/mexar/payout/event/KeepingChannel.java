package com.mexar.payout.event;

/**
 * A channel that keeps what it is given in a store of its own and delivers it by itself: its
 * publish is acknowledged by that store. Whoever runs the relay also runs {@link #deliver}, on one
 * other thread, again and again: after each wake-up, and now and then without one.
 */
public interface KeepingChannel extends EventChannel {

  /**
   * Delivers some of what is due and can be begun now, and returns; where there is more, it has
   * itself called again, so that whoever ends the work waits for no backlog.
   *
   * @param progress to be told after each part that is done, so that much work does not look like
   *     none
   */
  void deliver(Runnable progress) throws InterruptedException;

  /** Says how {@link #deliver} is called for; once, before anything else is asked. */
  void wakenBy(Runnable wakeUp);
}
