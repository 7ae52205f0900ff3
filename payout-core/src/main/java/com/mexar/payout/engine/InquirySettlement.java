package com.mexar.payout.engine;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.Call;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.lifecycle.Effect;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.store.NextAction;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies the answer to an inquiry. What says that something is there applies at any version; what
 * says that nothing, or only a draft, is there applies only if the payout is as it was before the
 * question and the attempt's last call had ended before it.
 */
final class InquirySettlement {
  private final Providers providers;
  private final Settlement settlement;
  private final Steps steps;
  private final StepGate gate;
  private final Endings endings;
  private final Schedule schedule;
  private final LostAttempts lost;

  InquirySettlement(
      Providers providers,
      Settlement settlement,
      Steps steps,
      StepGate gate,
      Endings endings,
      Schedule schedule,
      LostAttempts lost) {
    this.providers = providers;
    this.settlement = settlement;
    this.steps = steps;
    this.gate = gate;
    this.endings = endings;
    this.schedule = schedule;
    this.lost = lost;
  }

  /**
   * @return the step with which the attempt goes on, or null
   */
  @Nullable NextStep apply(PayoutEdit edit, Inquiry inquiry, InquiryOutcome outcome) {
    NextStep step = decide(edit, inquiry, outcome);
    if (schedule.isExhausted(edit.payout())) {
      // whatever is tried next: an attempt that is sent again and again needs an owner too
      edit.openTask(TaskKind.INQUIRIES_EXHAUSTED);
    }
    return step;
  }

  private @Nullable NextStep decide(PayoutEdit edit, Inquiry inquiry, InquiryOutcome outcome) {
    Payout payout = edit.payout();
    Attempt attempt =
        lost.asRestored(payout.attempt(inquiry.attempt()).orElseThrow(), edit.moment().restored());
    Story story = story(inquiry, attempt, outcome);
    if (attempt.number() < payout.attempts().size() || payout.status() == PayoutStatus.SUBMITTING) {
      // somebody is at work on the payout: only what is news may interfere
      applyNews(edit, attempt, outcome, story);
      return null;
    }
    if (payout.status() == PayoutStatus.ACCEPTED) {
      waiting(edit, inquiry, attempt, outcome, story);
      return null;
    }
    if (inquiry.hinted() && !inquiry.othersAnswered()) {
      heldBack(edit, attempt, outcome, story);
      return null;
    }
    if (outcome instanceof InquiryOutcome.NoAnswer) {
      unanswered(edit);
      return null;
    }
    edit.put(heard(payout, inquiry));
    if (outcome instanceof InquiryOutcome.Found found) {
      settlement.evidence(edit, attempt, found.evidence(), story);
      return null;
    }
    EvidenceKind kind =
        outcome instanceof InquiryOutcome.NotFound ? EvidenceKind.NOT_FOUND : EvidenceKind.PREPARED;
    if (!attempt.isOpen()) {
      // stale by the table, whatever the payout is
      edit.weigh(kind, attempt);
      settlement.lookAgain(edit);
      return null;
    }
    Call call = attempt.lastCall();
    if (call != null && !call.endedBefore(inquiry.askedAt())) {
      edit.next(schedule.inquiryAfterQuiet(edit.payout(), call, edit.moment().storeTime()));
      return null;
    }
    if (payout.version() != inquiry.version()) {
      settlement.lookAgain(edit);
      return null;
    }
    return outcome instanceof InquiryOutcome.Resumable resumable
        ? resumable(edit, attempt, resumable, story)
        : notFound(edit, attempt, inquiry, story);
  }

  /**
   * An earlier attempt may be what was hinted at: until it is answered for, no step is made, and
   * what is settled is asked about again.
   */
  private void heldBack(PayoutEdit edit, Attempt attempt, InquiryOutcome outcome, Story story) {
    Duration pause = schedule.unheard(edit.payout());
    edit.put(edit.payout().toBuilder().inquiries(edit.payout().inquiries() + 1));
    if (outcome instanceof InquiryOutcome.Found found) {
      settlement.evidence(edit, attempt, found.evidence(), story);
    }
    if (edit.payout().status() != PayoutStatus.ACCEPTED) {
      edit.next(NextAction.in(pause));
    }
  }

  /** What was hinted at is asked about until there is an answer, at the schedule's pace. */
  private void unanswered(PayoutEdit edit) {
    Duration pause = schedule.unheard(edit.payout());
    edit.put(edit.payout().toBuilder().inquiries(edit.payout().inquiries() + 1));
    settlement.lookAgain(edit);
    if (edit.payout().hinted()) {
      edit.next(NextAction.in(pause));
    } else {
      schedule.unanswered(edit.payout()).ifPresent(edit::next);
    }
  }

  /**
   * A payout that waits keeps its due time; it opens no attempt before its hints are answered, for
   * every attempt that was asked about. Where they are not, it is asked again by the schedule.
   */
  private void waiting(
      PayoutEdit edit, Inquiry inquiry, Attempt attempt, InquiryOutcome outcome, Story story) {
    if (!inquiry.hinted() || !inquiry.last()) {
      // asked before the payout began to wait, or before others whose answers are awaited, too
      applyNews(edit, attempt, outcome, story);
      return;
    }
    Payout payout = edit.payout();
    boolean answered = inquiry.othersAnswered() && !(outcome instanceof InquiryOutcome.NoAnswer);
    edit.put(
        answered
            ? heard(payout, inquiry).inquiries(0)
            : payout.toBuilder().inquiries(payout.inquiries() + 1));
    applyNews(edit, attempt, outcome, story);
    if (!edit.isChanged()) {
      // what was hinted at since the question is news, and is asked about at once
      boolean atOnce = answered || payout.hints() > inquiry.hints();
      edit.next(NextAction.keepAndAskIn(atOnce ? Duration.ZERO : schedule.unheard(payout)));
    }
  }

  private void applyNews(PayoutEdit edit, Attempt attempt, InquiryOutcome outcome, Story story) {
    if (outcome instanceof InquiryOutcome.Found found
        && settlement.isNews(edit, attempt, found.evidence())) {
      settlement.evidence(edit, attempt, found.evidence(), story);
    }
  }

  /**
   * One more inquiry, and the hints that were there before it are answered by it. Where somebody
   * else's answer came between, it may have lifted some of the same hints, and those that are left
   * are newer: they stay, and are asked about once more.
   */
  private static Payout.Builder heard(Payout payout, Inquiry inquiry) {
    boolean alone = payout.version() == inquiry.version();
    return payout.toBuilder()
        .inquiries(payout.inquiries() + 1)
        .hints(alone ? Math.max(0, payout.hints() - inquiry.hints()) : payout.hints());
  }

  private @Nullable NextStep resumable(
      PayoutEdit edit, Attempt attempt, InquiryOutcome.Resumable found, Story story) {
    if (forgotten(edit, EvidenceKind.PREPARED, attempt)) {
      return null;
    }
    if (Settlement.isAnother(attempt.transactionId(), found.draft().id())) {
      settlement.contradict(edit, attempt, EvidenceKind.MISMATCH, story);
      return null;
    }
    // a draft that stands after every call has ended was not executed by any of them
    Attempt drafted =
        Settlement.drafted(attempt, found.draft()).toBuilder()
            .mayHaveDraft(true)
            .mayHaveExecuted(false)
            .build();
    if (!found.terms().fit(edit.payout().instruction())) {
      settlement.wrongDraft(edit, drafted, story);
      return null;
    }
    if (attempt.abandonment() != null) {
      edit.putAttempt(drafted);
      settlement.lookAgain(edit);
      return null;
    }
    return steps.goOn(edit, drafted, story);
  }

  private @Nullable NextStep notFound(
      PayoutEdit edit, Attempt attempt, Inquiry inquiry, Story story) {
    if (forgotten(edit, EvidenceKind.NOT_FOUND, attempt)) {
      return null;
    }
    ProviderProfile profile = providers.get(attempt.provider()).profile();
    Optional<Abandonment> givenUp = gate.whyNot(edit.payout(), attempt, edit.moment());
    // an attempt whose calls could leave a draft at most was not executed, and nobody confirms it
    // now
    if (isTrusted(profile, attempt, inquiry)
        || (givenUp.isPresent() && !attempt.mayHaveExecuted())) {
      Attempt ended = attempt.toBuilder().abandonment(givenUp.orElse(null)).build();
      endings.close(edit, ended, null, null, story);
      return null;
    }
    if (givenUp.isPresent() || profile.repeatedReference() == RepeatedReference.UNKNOWN) {
      settlement.lookAgain(edit);
      return null;
    }
    return steps.goOn(edit, attempt, story);
  }

  /** A provider that had more than it says now: stays, and an operator is asked. */
  private boolean forgotten(PayoutEdit edit, EvidenceKind kind, Attempt attempt) {
    Effect effect = edit.weigh(kind, attempt).effect();
    boolean lostDraft = kind == EvidenceKind.NOT_FOUND && attempt.draft() != null;
    if (effect == Effect.CONTINUE && !lostDraft && !attempt.taken()) {
      return false;
    }
    edit.openTask(TaskKind.PROVIDER_FORGOT);
    settlement.lookAgain(edit);
    return true;
  }

  /** Only where the store's clock and the time of the host that asks agree that it is due. */
  private static boolean isTrusted(ProviderProfile profile, Attempt attempt, Inquiry inquiry) {
    Duration trust = profile.trustNotFoundAfter();
    Call call = attempt.lastCall();
    if (trust == null || call == null) {
      return false;
    }
    Duration untilTrusted = Duration.between(call.startedAt(), call.quietAt()).plus(trust);
    return !inquiry.askedAt().isBefore(call.startedAt().plus(untilTrusted))
        && inquiry.askedFor().compareTo(untilTrusted) >= 0;
  }

  private static Story story(Inquiry inquiry, Attempt attempt, InquiryOutcome outcome) {
    Cause cause = inquiry.hinted() ? Cause.CALLBACK : Cause.INQUIRY;
    return Story.provider(cause, attempt, "inquiry answered: " + describe(outcome));
  }

  private static String describe(InquiryOutcome outcome) {
    if (outcome instanceof InquiryOutcome.Found found) {
      return Settlement.word(found.evidence().kind());
    }
    if (outcome instanceof InquiryOutcome.Resumable) {
      return "only a draft";
    }
    return outcome instanceof InquiryOutcome.NotFound ? "not found" : "nothing";
  }
}
