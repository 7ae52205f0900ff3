package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import com.mexar.payout.testkit.simulation.store.Committed;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Every change reaches every channel: after its commit, in order at first, and without a gap but
 * for dead letters.
 */
final class Announced implements Checker {
  private final Committed committed;
  private final List<SimulatedChannel> channels;
  private final Judge judge;

  Announced(Committed committed, List<SimulatedChannel> channels, Judge judge) {
    this.committed = committed;
    this.channels = channels;
    this.judge = judge;
  }

  @Override
  public void eventArrives(Event event) {
    judge.require(
        committed.sequence(event.payout()) >= event.sequence(),
        Invariant.ANNOUNCED,
        event + " arrives and is not committed");
  }

  @Override
  public boolean isSettled() {
    return committed.payouts().stream().allMatch(this::hasArrived);
  }

  private boolean hasArrived(PayoutId id) {
    return channels.stream()
        .allMatch(
            channel ->
                channel.firstArrivals(id).size() + committed.deadLetters(channel.name(), id).size()
                    == committed.sequence(id));
  }

  @Override
  public void atTheEnd(CaseFile file) {
    List<Long> expected = LongStream.rangeClosed(1, file.payout().sequence()).boxed().toList();
    List<Long> entries = file.history().stream().map(Transition::sequence).toList();
    judge.require(
        entries.equals(expected),
        Invariant.ANNOUNCED,
        "the history of " + file.payout() + " has a gap: " + entries);
    for (SimulatedChannel channel : channels) {
      List<Long> firsts = channel.firstArrivals(file.payout().id());
      Set<Long> letters = committed.deadLetters(channel.name(), file.payout().id());
      judge.require(
          firsts.equals(expected.stream().filter(it -> !letters.contains(it)).toList()),
          Invariant.ANNOUNCED,
          "of " + file.payout() + " arrived " + firsts + ", dead letters are " + letters);
    }
  }
}
