package com.mexar.payout.engine;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.lifecycle.Command;
import com.mexar.payout.lifecycle.Lifecycle;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.store.NextAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds again what a restore of the store has lost of a payout. A payout without an open attempt
 * has the providers in use since the backup asked for the attempts that would come next: what one
 * of them has is taken into the payout as an open attempt in doubt, and is settled from there.
 */
final class LookBack {
  private final LostAttempts lost;
  private final Settlement settlement;
  private final Schedule schedule;

  LookBack(LostAttempts lost, Settlement settlement, Schedule schedule) {
    this.lost = lost;
    this.settlement = settlement;
    this.schedule = schedule;
  }

  /** Has them asked, which is an inquiry like one that a callback hints at. */
  void ask(PayoutEdit edit) {
    Payout payout = edit.payout();
    Duration pause = lost.untilQuiet(payout, edit.moment());
    edit.put(payout.toBuilder().hints(payout.hints() + 1));
    if (!pause.isZero()) {
      edit.waitFor(WaitCode.AFTER_RESTORE, story());
    }
    edit.next(NextAction.keepAndAskIn(pause));
  }

  /**
   * All were asked, and what is to be done now is not safe after the answer of some: they are asked
   * again when one more "not found" of theirs is proof. That never being, an operator is asked.
   */
  void hold(PayoutEdit edit) {
    Payout payout = edit.payout();
    Map<ProviderName, @Nullable Instant> unproven = lost.unproven(payout, edit.moment());
    if (unproven.containsValue(null)) {
      edit.openTask(TaskKind.LOST_ATTEMPT);
    }
    Duration pause =
        unproven.values().stream()
            .filter(Objects::nonNull)
            .map(trusted -> Duration.between(edit.moment().storeTime(), trusted))
            .filter(until -> !until.isNegative())
            .max(Duration::compareTo)
            .orElseGet(schedule::longest);
    edit.put(payout.toBuilder().lookedBackAt(null));
    edit.waitFor(WaitCode.AFTER_RESTORE, story());
    edit.next(NextAction.in(pause));
  }

  /** Applies what was heard. */
  void apply(PayoutEdit edit, Looked looked) {
    Payout payout = edit.payout();
    if (payout.status() != PayoutStatus.ACCEPTED) {
      return;
    }
    if (payout.version() != looked.question().version()) {
      edit.next(NextAction.keepAndAskIn(Duration.ZERO));
    } else if (looked.isAmbiguous()) {
      unheard(edit, TaskKind.LOST_ATTEMPT);
    } else if (looked.last().isPresent()) {
      adopt(edit, looked, looked.last().get());
    } else if (isAnswered(payout, edit.moment(), looked)) {
      nothingLost(edit, looked);
    } else {
      unheard(edit, null);
    }
  }

  private void nothingLost(PayoutEdit edit, Looked looked) {
    Payout after = heard(edit.payout(), looked).build();
    if (lost.isToBeAsked(after, edit.moment().restored())) {
      // a lost call may have come to its provider after the question
      edit.waitFor(WaitCode.AFTER_RESTORE, story());
      edit.next(NextAction.keepAndAskIn(lost.untilQuiet(after, edit.moment())));
      return;
    }
    edit.put(after.toBuilder());
    edit.next(NextAction.keepAndAskIn(Duration.ZERO));
  }

  private void unheard(PayoutEdit edit, @Nullable TaskKind task) {
    Payout payout = edit.payout();
    Duration pause = schedule.unheard(payout);
    edit.put(payout.toBuilder().inquiries(payout.inquiries() + 1));
    edit.waitFor(WaitCode.AFTER_RESTORE, story());
    if (task != null || schedule.isExhausted(edit.payout())) {
      edit.openTask(TaskKind.LOST_ATTEMPT);
    }
    edit.next(NextAction.keepAndAskIn(pause));
  }

  /** Takes the last attempt in as one in doubt, and those before it as proven by it. */
  private void adopt(PayoutEdit edit, Looked looked, Looked.Known last) {
    boolean answered = isAnswered(edit.payout(), edit.moment(), looked);
    Payout.Builder heard = heard(edit.payout(), looked);
    edit.put(answered ? heard : heard.lookedBackAt(null));
    Map<Integer, AttemptReference> references = lost.references(edit.payout());
    references.forEach(
        (number, reference) -> {
          if (number < last.number()) {
            edit.putAttempt(proven(edit, looked, last, number, reference));
          }
        });
    Attempt attempt =
        lost
            .maybeExecuted(
                Attempt.builder(
                        last.number(),
                        last.provider(),
                        Objects.requireNonNull(references.get(last.number())),
                        edit.moment().hostTime())
                    .build(),
                edit.moment().restored().values().stream()
                    .max(Instant::compareTo)
                    .orElse(edit.moment().storeTime()))
            .toBuilder()
            // whoever has called back has it, whatever he answers
            .taken(last.outcome() == null)
            .build();
    edit.putAttempt(attempt);
    Story story = Story.provider(cause(last), attempt, "known to the provider after a restore");
    edit.move(Lifecycle.on(PayoutStatus.ACCEPTED, Command.OPEN_ATTEMPT).orElseThrow(), story);
    edit.move(PayoutStatus.IN_DOUBT, story);
    edit.next(NextAction.NOW);
    if (last.outcome() == null) {
      edit.openTask(TaskKind.LOST_ATTEMPT);
    }
    looked.known().stream()
        .filter(known -> known.number() != last.number())
        .forEach(known -> settle(edit, known));
    settle(edit, last);
  }

  /** What is only a draft is left to the inquiry that follows. */
  private void settle(PayoutEdit edit, Looked.Known known) {
    Optional<Attempt> attempt = edit.payout().attempt(known.number());
    if (attempt.isPresent()
        && known.outcome() instanceof InquiryOutcome.Found found
        && settlement.isNews(edit, attempt.get(), found.evidence())) {
      Story story = Story.provider(cause(known), attempt.get(), "found again after a restore");
      settlement.evidence(edit, attempt.get(), found.evidence(), story);
    }
  }

  private static Attempt proven(
      PayoutEdit edit, Looked looked, Looked.Known last, int number, AttemptReference reference) {
    ProviderName provider =
        looked.known().stream()
            .filter(known -> known.number() == number)
            .map(Looked.Known::provider)
            .findFirst()
            .orElse(last.provider());
    Instant now = edit.moment().hostTime();
    return Attempt.builder(number, provider, reference, now)
        .abandonment(Abandonment.LOST)
        .closed(AttemptOutcome.UNEXECUTED, now)
        .build();
  }

  private boolean isAnswered(Payout payout, Moment moment, Looked looked) {
    return looked.answered().containsAll(lost.suspects(payout, moment.restored()));
  }

  /** Whatever hinted at it is answered, unless an attempt that is known was asked in vain. */
  private static Payout.Builder heard(Payout payout, Looked looked) {
    Inquiry question = looked.question();
    boolean answered = question.othersAnswered();
    return payout.toBuilder()
        .lookedBackAt(question.askedAt())
        .inquiries(answered ? 0 : payout.inquiries() + 1)
        .hints(answered ? Math.max(0, payout.hints() - question.hints()) : payout.hints());
  }

  private static Cause cause(Looked.Known known) {
    return known.outcome() == null ? Cause.CALLBACK : Cause.INQUIRY;
  }

  private static Story story() {
    return Story.engine(Cause.INQUIRY);
  }
}
