package com.mexar.payout.engine;

import com.mexar.payout.event.KeepingChannel;

/** Has a channel deliver what it keeps. */
final class Delivering implements Worker.Round {
  private final KeepingChannel channel;

  Delivering(KeepingChannel channel) {
    this.channel = channel;
  }

  @Override
  public void run(Worker.Progress progress) throws InterruptedException {
    channel.deliver(progress::made);
  }
}
