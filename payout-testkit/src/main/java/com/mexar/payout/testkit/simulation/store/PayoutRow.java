package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.Fingerprint;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.PayoutChange;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A payout with its attempts and its history, which commit with it. */
record PayoutRow(Payout payout, Fingerprint content, List<Transition> history, PayoutTimes times) {

  static PayoutRow accepted(Acceptance acceptance, Instant now) {
    return new PayoutRow(
        acceptance.payout(),
        acceptance.fingerprint(),
        List.of(acceptance.transition()),
        PayoutTimes.dueAt(now));
  }

  PayoutRow after(PayoutChange change, Instant now) {
    List<Transition> all = Stream.concat(history.stream(), change.transitions().stream()).toList();
    return new PayoutRow(change.after(), content, all, times.after(change, now));
  }

  PayoutRow hinted(Instant now) {
    Payout hinted = payout.toBuilder().hints(payout.hints() + 1).build();
    return new PayoutRow(hinted, content, history, times.hinted(status(), now));
  }

  PayoutRow with(PayoutTimes changed) {
    return new PayoutRow(payout, content, history, changed);
  }

  PayoutId id() {
    return payout.id();
  }

  PayoutStatus status() {
    return payout.status();
  }

  /** The provider in whose lane it is, or an empty text. */
  String lane() {
    return payout.lane() == null ? "" : payout.lane().value();
  }

  /** Waits to be taken up for an attempt. */
  boolean awaitsDispatch() {
    return status() == PayoutStatus.ACCEPTED && payout.hints() == 0 && times.nextActionAt() != null;
  }

  boolean waitsFor(WaitCode code) {
    return payout.waitingFor() != null && payout.waitingFor().code() == code;
  }

  /** Waits for an inquiry by the schedule. */
  boolean awaitsInquiry() {
    return status() != PayoutStatus.ACCEPTED
        && status() != PayoutStatus.SUBMITTING
        && times.nextActionAt() != null;
  }

  /** Is to be asked about for its hints, and nobody does. */
  boolean isToBeAsked(Instant now) {
    return status() == PayoutStatus.ACCEPTED
        && payout.hints() > 0
        && PayoutTimes.isOver(times.askAt(), now)
        && (times.askedUntil() == null || PayoutTimes.isOver(times.askedUntil(), now));
  }
}
