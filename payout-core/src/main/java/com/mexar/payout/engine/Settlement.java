package com.mexar.payout.engine;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.Contradiction;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.LeaseToken;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.event.EventType;
import com.mexar.payout.lifecycle.Ruling;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.store.NextAction;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one path of evidence into the state machine: answers to steps, answers to inquiries,
 * callbacks that are evidence, leases that ran out. Called under the payout's row lock, after
 * re-reading it.
 */
final class Settlement {
  private final Steps steps;
  private final Endings endings;
  private final Schedule schedule;

  Settlement(Steps steps, Endings endings, Schedule schedule) {
    this.steps = steps;
    this.endings = endings;
    this.schedule = schedule;
  }

  /**
   * Applies the answer to a step.
   *
   * @param lease under which the step was made; where another one holds by now, what the answer
   *     says of its own call proves nothing any more
   * @return the next step, or null
   */
  @Nullable NextStep answered(PayoutEdit edit, int number, LeaseToken lease, StepOutcome outcome) {
    Attempt attempt = edit.payout().attempt(number).orElseThrow();
    Story story = Story.provider(Cause.ANSWER, attempt, describe(outcome));
    boolean holder = lease.equals(edit.payout().lease());
    if (outcome instanceof StepOutcome.Acknowledged acknowledged) {
      evidence(edit, holder ? Calls.answered(attempt) : attempt, acknowledged.evidence(), story);
      return null;
    }
    if (!holder || !attempt.isOpen()) {
      return null;
    }
    if (outcome instanceof StepOutcome.Prepared prepared) {
      return prepared(edit, Calls.answered(attempt), prepared, story);
    }
    if (outcome instanceof StepOutcome.Refused refused) {
      if (refused.refusal() == RefusalClass.DUPLICATE) {
        // the first time it is a lost answer; again and again it is a provider that contradicts
        // itself
        NextAction next = edit.payout().inquiries() == 0 ? NextAction.NOW : null;
        inDoubt(edit, Calls.answered(attempt), story.because(refused.reason()), next);
      } else {
        refused(edit, Calls.didNothing(attempt), refused, story);
      }
    } else if (outcome instanceof StepOutcome.SurelyNotSent notSent) {
      notSent(edit, Calls.didNothing(attempt), notSent.reason(), story);
    } else if (outcome instanceof StepOutcome.Unknown unknown) {
      unknown(edit, attempt, story.because(unknown.reason()));
    }
    return null;
  }

  /** Applies what a provider says of an attempt, from whichever way it came. */
  void evidence(PayoutEdit edit, Attempt attempt, Evidence evidence, Story story) {
    Payout payout = edit.payout();
    EvidenceKind kind = kind(payout, attempt, evidence);
    Ruling ruling = edit.weigh(kind, attempt);
    // what belongs to another transaction is not learned
    Attempt learned =
        attempt.isOpen() && kind != EvidenceKind.MISMATCH ? learned(attempt, evidence) : attempt;
    if (!evidence.known()) {
      edit.openTask(TaskKind.STATE_NOT_KNOWN);
    }
    switch (ruling.effect()) {
      case MOVE -> arrive(edit, learned, to(ruling), story.because(evidence.reason()));
      case CLOSE ->
          endings.close(edit, learned, refusal(attempt, evidence), evidence.reason(), story);
      case DOUBT -> doubt(edit, learned, story.because(evidence.reason()));
      case CONTRADICTION -> contradict(edit, learned, kind, story);
      case FORGOTTEN, REPEATED, STALE, FITS -> {
        if (payout.status() != PayoutStatus.ACCEPTED
            && payout.status() != PayoutStatus.SUBMITTING) {
          // there, what is no news would take a due time away or renew somebody's lease
          edit.putAttempt(learned);
          lookAgain(edit);
        }
      }
      case CONTINUE, IMPOSSIBLE ->
          throw new IllegalStateException(
              kind
                  + " on "
                  + attempt.outcome()
                  + " of "
                  + payout.status()
                  + ": "
                  + ruling.effect());
    }
  }

  /** Whether the evidence changes anything of the payout, rather than repeat or trail behind it. */
  boolean isNews(PayoutEdit edit, Attempt attempt, Evidence evidence) {
    Payout payout = edit.payout();
    EvidenceKind kind = kind(payout, attempt, evidence);
    return switch (edit.weigh(kind, attempt).effect()) {
      case MOVE, CONTINUE, CLOSE, DOUBT, FORGOTTEN -> true;
      case CONTRADICTION ->
          !payout.contradictions().contains(new Contradiction(attempt.number(), kind));
      case REPEATED, STALE, FITS, IMPOSSIBLE -> false;
    };
  }

  /**
   * Another transaction, amount or account than the attempt's is a mismatch, whatever else is said;
   * but that the very thing whose mismatch is known already is dead, is proof like any other. That
   * the money is back proves an open attempt unexecuted, and a paid one returned.
   */
  private static EvidenceKind kind(Payout payout, Attempt attempt, Evidence evidence) {
    if (isAnother(attempt.transactionId(), evidence.transactionId())) {
      return EvidenceKind.MISMATCH;
    }
    Contradiction mismatch = new Contradiction(attempt.number(), EvidenceKind.MISMATCH);
    boolean knownDead =
        evidence.kind() == EvidenceKind.UNEXECUTED
            && attempt.outcome() != AttemptOutcome.PAID
            && payout.contradictions().contains(mismatch);
    if (!knownDead && !evidence.terms().fit(payout.instruction())) {
      return EvidenceKind.MISMATCH;
    }
    return switch (attempt.outcome()) {
      case PAID, RETURNED -> evidence.refunded() ? EvidenceKind.RETURNED : evidence.kind();
      case OPEN, UNEXECUTED -> evidence.kind();
    };
  }

  /**
   * One that the provider had taken up and that is dead without a word why may have been stopped by
   * somebody: nobody else is to pay it.
   */
  private static @Nullable RefusalClass refusal(Attempt attempt, Evidence evidence) {
    boolean unexplained = evidence.refusal() == null && attempt.refusal() == null;
    boolean stopped =
        evidence.kind() == EvidenceKind.UNEXECUTED
            && attempt.taken()
            && attempt.abandonment() == null;
    return unexplained && stopped ? RefusalClass.INSTRUCTION : evidence.refusal();
  }

  /** Whether both ids are known and differ: one reference never names two transactions. */
  static boolean isAnother(@Nullable String known, @Nullable String stated) {
    return known != null && stated != null && !known.equals(stated);
  }

  /** A lease ran out: nobody knows whether its step was made. */
  void leaseExpired(PayoutEdit edit) {
    edit.payout()
        .openAttempt()
        .ifPresent(attempt -> unknown(edit, attempt, Story.engine(Cause.REPAIR).of(attempt)));
  }

  /** Evidence that excludes what is settled: kept, announced once, given to an operator. */
  void contradict(PayoutEdit edit, Attempt attempt, EvidenceKind claim, Story story) {
    edit.putAttempt(attempt);
    Set<Contradiction> known = new HashSet<>(edit.payout().contradictions());
    if (known.add(new Contradiction(attempt.number(), claim))) {
      edit.put(edit.payout().toBuilder().contradictions(known));
      edit.openTask(TaskKind.CONTRADICTION);
      edit.announce(EventType.CONTRADICTION, story.of(attempt));
    }
    if (edit.payout().status() == PayoutStatus.SUBMITTING) {
      // whoever holds the lease meets the contradiction before the next step
      inDoubt(edit, attempt, story, NextAction.NOW);
    } else if (edit.payout().status() == PayoutStatus.ACCEPTED) {
      edit.next(NextAction.NOW);
    } else {
      lookAgain(edit);
    }
  }

  /** A draft of another amount or account than ours is never confirmed, but killed. */
  void wrongDraft(PayoutEdit edit, Attempt drafted, Story story) {
    Attempt abandoned = drafted.toBuilder().abandonment(Abandonment.CONTRADICTED).build();
    contradict(edit, abandoned, EvidenceKind.MISMATCH, story);
  }

  /** The payout stays as it is and is inquired by schedule. */
  void lookAgain(PayoutEdit edit) {
    Payout payout = edit.payout();
    if (schedule.isExhausted(payout)) {
      edit.openTask(TaskKind.INQUIRIES_EXHAUSTED);
    }
    edit.next(schedule.inquiry(payout, edit.moment()));
  }

  private @Nullable NextStep prepared(
      PayoutEdit edit, Attempt attempt, StepOutcome.Prepared prepared, Story story) {
    if (isAnother(attempt.transactionId(), prepared.draft().id())) {
      contradict(edit, attempt, EvidenceKind.MISMATCH, story);
      return null;
    }
    Attempt drafted = drafted(attempt, prepared.draft());
    if (!prepared.terms().fit(edit.payout().instruction())) {
      wrongDraft(edit, drafted, story);
      return null;
    }
    return steps.goOn(edit, drafted, story);
  }

  /** The attempt with its draft; a price that was known stands where none is stated. */
  static Attempt drafted(Attempt attempt, Draft found) {
    Cost cost = found.cost() != null ? found.cost() : attempt.cost();
    return attempt.toBuilder()
        .draft(new Draft(found.id(), cost, found.validUntil()))
        .transactionId(found.id())
        .cost(cost)
        .build();
  }

  private void refused(PayoutEdit edit, Attempt attempt, StepOutcome.Refused refused, Story story) {
    boolean lostDraft = attempt.mayHaveDraft() && attempt.draft() == null;
    if (attempt.mayHaveExecuted()
        || (lostDraft && refused.refusal() == RefusalClass.OURS_OR_PROVIDERS)) {
      // an earlier call may have had its effect: the same reference goes on, no other is drawn
      unknown(edit, attempt, story.because(refused.reason()));
    } else {
      Attempt given =
          attempt.toBuilder()
              .refusal(refused.refusal())
              .reason(refused.reason())
              .abandonment(Abandonment.REFUSED)
              .build();
      steps.abandon(edit, given, story);
    }
  }

  private void notSent(PayoutEdit edit, Attempt attempt, Reason reason, Story story) {
    if (attempt.mayHaveExecuted() || attempt.mayHaveDraft()) {
      // the draft stands, or may: an inquiry will find it, and the step is made again
      unknown(edit, attempt, story.because(reason));
    } else {
      endings.close(edit, attempt, RefusalClass.OURS_OR_PROVIDERS, reason, story);
    }
  }

  private void unknown(PayoutEdit edit, Attempt attempt, Story story) {
    Ruling ruling = edit.weigh(EvidenceKind.UNKNOWN, attempt);
    if (ruling.to() == PayoutStatus.IN_DOUBT) {
      inDoubt(edit, attempt, story, null);
    }
  }

  private void inDoubt(PayoutEdit edit, Attempt attempt, Story story, @Nullable NextAction next) {
    edit.putAttempt(attempt);
    edit.move(PayoutStatus.IN_DOUBT, story.of(attempt));
    edit.next(next != null ? next : schedule.inquiry(edit.payout(), edit.moment()));
  }

  private void doubt(PayoutEdit edit, Attempt attempt, Story story) {
    edit.putAttempt(attempt);
    edit.openTask(TaskKind.FAILED_WITHOUT_PROOF);
    if (edit.payout().status() != PayoutStatus.IN_DOUBT) {
      edit.move(PayoutStatus.IN_DOUBT, story.of(attempt));
    }
    lookAgain(edit);
  }

  private void arrive(PayoutEdit edit, Attempt attempt, PayoutStatus to, Story story) {
    edit.putAttempt(
        switch (to) {
          case PAID ->
              attempt.toBuilder().closed(AttemptOutcome.PAID, edit.moment().hostTime()).build();
          case RETURNED ->
              attempt.toBuilder().closed(AttemptOutcome.RETURNED, edit.moment().hostTime()).build();
          default -> attempt;
        });
    edit.move(to, story.of(attempt));
    edit.next(schedule.inquiry(edit.payout(), edit.moment()));
  }

  private static Attempt learned(Attempt attempt, Evidence evidence) {
    Attempt.Builder builder =
        attempt.toBuilder().taken(attempt.taken() || evidence.kind() != EvidenceKind.UNEXECUTED);
    if (evidence.transactionId() != null) {
      builder.transactionId(evidence.transactionId());
    }
    if (evidence.cost() != null) {
      builder.cost(evidence.cost());
    }
    return builder.build();
  }

  private static PayoutStatus to(Ruling ruling) {
    PayoutStatus to = ruling.to();
    if (to == null) {
      throw new IllegalStateException("a move leads somewhere");
    }
    return to;
  }

  private static String describe(StepOutcome outcome) {
    if (outcome instanceof StepOutcome.Acknowledged acknowledged) {
      return "step answered: " + word(acknowledged.evidence().kind());
    }
    if (outcome instanceof StepOutcome.Refused refused) {
      return "step refused: " + word(refused.refusal());
    }
    if (outcome instanceof StepOutcome.Prepared) {
      return "draft prepared";
    }
    return outcome instanceof StepOutcome.SurelyNotSent
        ? "step not sent"
        : "step without a known answer";
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
