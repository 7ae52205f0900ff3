package com.mexar.payout.engine;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.LeaseToken;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.domain.Waiting;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventRenderer;
import com.mexar.payout.event.EventType;
import com.mexar.payout.lifecycle.Lifecycle;
import com.mexar.payout.lifecycle.Ruling;
import com.mexar.payout.store.NextAction;
import com.mexar.payout.store.PayoutChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One payout under its row lock, being changed by one decision. Every announcement goes through
 * {@link #announce}, so that history, events and sequence cannot part. Not thread-safe; lives as
 * long as the transaction.
 */
final class PayoutEdit {
  private final Moment moment;
  private final TimeOrderedIds ids;
  private final EventRenderer renderer;
  private final Duration leaseLength;
  private final long before;
  private final List<Transition> transitions = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Weighed> weighed = new ArrayList<>(1);
  private final Set<TaskKind> tasks = EnumSet.noneOf(TaskKind.class);
  private Payout payout;
  private @Nullable NextAction next;

  PayoutEdit(
      Payout payout,
      Moment moment,
      TimeOrderedIds ids,
      EventRenderer renderer,
      Duration leaseLength) {
    this.payout = payout;
    this.before = payout.version();
    this.moment = moment;
    this.ids = ids;
    this.renderer = renderer;
    this.leaseLength = leaseLength;
  }

  Payout payout() {
    return payout;
  }

  Moment moment() {
    return moment;
  }

  /** What the status table says of evidence on this attempt of the payout as it is. */
  Ruling weigh(EvidenceKind evidence, Attempt attempt) {
    weighed.add(new Weighed(payout.status(), evidence, attempt.outcome()));
    return Lifecycle.on(payout.status(), evidence, attempt.outcome());
  }

  /** What was weighed, whatever came of it. */
  List<Weighed> weighed() {
    return weighed;
  }

  /** The payout takes another status; a lease or a wait it had is over. */
  void move(PayoutStatus to, Story story) {
    move(to, EventType.of(to), story);
  }

  /** Two operators say what it is, be that another status or the same. */
  void correct(PayoutStatus to, Story story) {
    move(to, EventType.CORRECTED, story);
  }

  private void move(PayoutStatus to, EventType type, Story story) {
    PayoutStatus from = payout.status();
    if (payout.waitingFor() != null) {
      endWait(story);
    }
    // going to and fro within one attempt must not begin the schedule anew
    boolean sameTry = from.hasOpenAttempt() && to.hasOpenAttempt() && !isSettledBy(from, to);
    payout =
        payout.toBuilder()
            .status(to)
            .reason(story.reason())
            .inquiries(sameTry ? payout.inquiries() : 0)
            .lease(null)
            .build();
    announce(type, from, story);
  }

  /** Something is announced that leaves the status as it is. */
  void announce(EventType type, Story story) {
    announce(type, payout.status(), story);
  }

  void putAttempt(Attempt attempt) {
    List<Attempt> attempts = new ArrayList<>(payout.attempts());
    if (attempt.number() == attempts.size() + 1) {
      attempts.add(attempt);
    } else {
      attempts.set(attempt.number() - 1, attempt);
    }
    payout = payout.toBuilder().attempts(attempts).build();
  }

  /** Replaces the payout where nothing is to be announced. */
  void put(Payout.Builder builder) {
    payout = builder.build();
  }

  void openTask(TaskKind kind) {
    tasks.add(kind);
  }

  /** Waits from now on for this, announced where it is another wait than before. */
  void waitFor(WaitCode code, Story story) {
    Waiting current = payout.waitingFor();
    if (current == null || current.code() != code) {
      payout = payout.toBuilder().waitingFor(new Waiting(code, moment.hostTime())).build();
      announce(EventType.WAITING, story);
    }
  }

  /** Grants the lease of the next step. The payout must be submitting. */
  void lease(LeaseToken token) {
    payout = payout.toBuilder().lease(token).build();
  }

  void next(NextAction action) {
    next = action;
  }

  /** Whether the decision wants anything saved. */
  boolean isChanged() {
    return next != null;
  }

  PayoutChange toChange() {
    if (next == null) {
      throw new IllegalStateException(
          "a decision that changes a payout says when it is looked at next");
    }
    Payout after =
        payout.toBuilder()
            .version(before + 1)
            .lane(payout.status() == PayoutStatus.ACCEPTED ? payout.lane() : payout.provider())
            .updatedAt(moment.hostTime())
            .build();
    // a lease that this decision left alone runs anew, which harms nobody
    Duration lease = after.lease() == null ? null : leaseLength;
    return new PayoutChange(before, after, transitions, events, tasks, moot(after), next, lease);
  }

  /** Only an announced change can have left a task with nothing to look into. */
  private Set<TaskKind> moot(Payout after) {
    Set<TaskKind> moot = EnumSet.noneOf(TaskKind.class);
    if (!transitions.isEmpty()) {
      for (TaskKind kind : TaskKind.values()) {
        if (!tasks.contains(kind) && kind.isMoot(after)) {
          moot.add(kind);
        }
      }
    }
    return moot;
  }

  /** The provider has it now, which it was not known to have. */
  private static boolean isSettledBy(PayoutStatus from, PayoutStatus to) {
    return (from == PayoutStatus.SUBMITTING || from == PayoutStatus.IN_DOUBT)
        && (to == PayoutStatus.PENDING || to == PayoutStatus.ON_HOLD);
  }

  private void endWait(Story story) {
    payout = payout.toBuilder().waitingFor(null).build();
    announce(EventType.WAITING, payout.status(), story);
  }

  private void announce(EventType type, PayoutStatus from, Story story) {
    long sequence = payout.sequence() + 1;
    payout = payout.toBuilder().sequence(sequence).updatedAt(moment.hostTime()).build();
    Transition transition =
        new Transition(
            sequence,
            from,
            payout.status(),
            story.cause(),
            story.evidence(),
            story.actor(),
            story.reason(),
            moment.hostTime(),
            story.attempt());
    transitions.add(transition);
    events.add(
        new Event(
            ids.next(),
            payout.id(),
            payout.client(),
            type,
            sequence,
            moment.hostTime(),
            renderer.render(payout, transition),
            payout.trace()));
  }

  /** One key of the status table. */
  record Weighed(PayoutStatus status, EvidenceKind evidence, AttemptOutcome attempt) {}
}
