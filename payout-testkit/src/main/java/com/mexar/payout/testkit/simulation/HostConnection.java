package com.mexar.payout.testkit.simulation;

import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.testkit.simulation.store.Interference;
import java.time.Duration;

/** What may happen between a host and the store, at each statement and at each commit. */
final class HostConnection implements Interference {
  private static final Duration SLOW = Duration.ofSeconds(40);
  private static final Duration LATEST = Duration.ofMinutes(3);

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
    if (fates.strikes(Fault.STATEMENT_SLOW)) {
      timeline.pause(fates.within(SLOW));
    }
    if (fates.strikes(Fault.CONNECTION_DIES)) {
      throw gone();
    }
    if (fates.strikes(Fault.HOST_DIES_AT_STATEMENT)) {
      host.crash();
      throw new Crash();
    }
  }

  @Override
  public Fate commit() {
    meetCrash();
    timeline.letOthers();
    if (fates.strikes(Fault.COMMIT_SLOW)) {
      timeline.pause(fates.within(SLOW));
    }
    if (fates.strikes(Fault.COMMIT_FAILS)) {
      return Fate.REFUSED;
    }
    if (fates.strikes(Fault.COMMIT_ANSWER_LOST)) {
      return Fate.ANSWER_LOST;
    }
    if (fates.strikes(Fault.HOST_DIES_AFTER_COMMIT)) {
      host.crash();
      return Fate.ANSWER_LOST;
    }
    return Fate.COMMITTED;
  }

  @Override
  public void committed() {
    if (fates.strikes(Fault.COMMIT_ANSWER_LATE)) {
      // some within a lease, some long after it
      timeline.pause(fates.upTo(fates.oneIn(2) ? SLOW : LATEST));
    }
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
