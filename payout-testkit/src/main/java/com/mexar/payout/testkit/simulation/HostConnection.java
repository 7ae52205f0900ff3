package com.mexar.payout.testkit.simulation;

import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.testkit.simulation.store.Interference;
import java.time.Duration;

/** What may happen between a host and the store, at each statement and at each commit. */
final class HostConnection implements Interference {
  /** A host makes some hundred statements for each payout: of all faults these are the rarest. */
  private static final int RARELY = 60;

  private final Host host;
  private final Timeline timeline;
  private final Fates fates;

  HostConnection(Host host, Timeline timeline, Fates fates) {
    this.host = host;
    this.timeline = timeline;
    this.fates = fates;
  }

  @Override
  public void before(String statement) {
    meetCrash();
    if (fates.oneIn(3)) {
      timeline.letOthers();
    }
    if (fates.strikes("a statement is slow", RARELY)) {
      timeline.pause(fates.within(Duration.ofSeconds(40)));
    }
    if (fates.strikes("a connection dies", RARELY)) {
      throw gone();
    }
    if (fates.strikes("a host dies at a statement", RARELY)) {
      host.crash();
      throw new Crash();
    }
  }

  @Override
  public Fate commit() {
    meetCrash();
    timeline.letOthers();
    if (fates.strikes("a commit fails", RARELY)) {
      return Fate.REFUSED;
    }
    if (fates.strikes("a commit's answer is lost", RARELY)) {
      return Fate.ANSWER_LOST;
    }
    if (fates.strikes("a host dies after a commit", RARELY)) {
      host.crash();
      return Fate.ANSWER_LOST;
    }
    return Fate.COMMITTED;
  }

  /** What a dead host still does as its threads unwind reaches nobody. */
  private void meetCrash() {
    Group current = timeline.currentGroup();
    if (current != null && current.isCrashed()) {
      throw new Crash();
    }
  }

  private static StoreUnavailableException gone() {
    return new StoreUnavailableException("gone", new IllegalStateException("simulated"));
  }
}
