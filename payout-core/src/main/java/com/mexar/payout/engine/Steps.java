package com.mexar.payout.engine;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.LeaseToken;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.store.NextAction;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commits an open attempt to its next step, or abandons it, under the payout's row lock. */
final class Steps {
  private final Providers providers;
  private final StepGate gate;
  private final Calls calls;
  private final Endings endings;
  private final TimeOrderedIds ids;
  private final Duration leaseLength;

  Steps(
      Providers providers,
      StepGate gate,
      Calls calls,
      Endings endings,
      TimeOrderedIds ids,
      Duration leaseLength) {
    this.providers = providers;
    this.gate = gate;
    this.calls = calls;
    this.endings = endings;
    this.ids = ids;
    this.leaseLength = leaseLength;
  }

  /**
   * Goes on with an open attempt where the gate lets it.
   *
   * @return the step that is entitled to be called once this commits, or null where the attempt is
   *     abandoned instead
   */
  @Nullable NextStep goOn(PayoutEdit edit, Attempt attempt, Story story) {
    if (attempt.number() > 1 && edit.payout().hinted() && edit.payout().openAttempt().isPresent()) {
      // news of an earlier attempt may wait: it is asked before this one can move money
      edit.putAttempt(attempt);
      leaveInDoubt(edit, attempt, story);
      return null;
    }
    Optional<Abandonment> why = gate.whyNot(edit.payout(), attempt, edit.moment());
    if (why.isPresent()) {
      abandon(edit, attempt.toBuilder().abandonment(why.get()).build(), story);
      return null;
    }
    StepKind kind = nextKind(edit.payout(), attempt);
    Attempt begun = calls.begin(attempt, kind, edit.moment().storeTime());
    edit.putAttempt(begun);
    if (edit.payout().status() != PayoutStatus.SUBMITTING) {
      edit.move(PayoutStatus.SUBMITTING, story.of(attempt));
    }
    LeaseToken lease = new LeaseToken(ids.next());
    edit.lease(lease);
    edit.next(NextAction.in(leaseLength));
    StepRequest request =
        new StepRequest(
            attempt.reference(),
            edit.payout().instruction(),
            kind,
            attempt.draft(),
            edit.payout().trace().child(lease.value()));
    return new NextStep(edit.payout().id(), attempt.number(), attempt.provider(), lease, request);
  }

  /**
   * Gives an open attempt up: it is closed at once where nothing of it can be at the provider, else
   * it is left in doubt until an inquiry has seen it dead.
   */
  void abandon(PayoutEdit edit, Attempt attempt, Story story) {
    edit.putAttempt(attempt);
    if (!attempt.mayHaveDraft() && !attempt.mayHaveExecuted()) {
      endings.close(edit, attempt, null, null, story);
      return;
    }
    leaveInDoubt(edit, attempt, story.because(attempt.reason()));
  }

  private static void leaveInDoubt(PayoutEdit edit, Attempt attempt, Story story) {
    if (edit.payout().status() == PayoutStatus.SUBMITTING) {
      edit.move(PayoutStatus.IN_DOUBT, story.of(attempt));
    }
    edit.next(NextAction.NOW);
  }

  private StepKind nextKind(Payout payout, Attempt attempt) {
    if (attempt.draft() != null) {
      return StepKind.EXECUTE;
    }
    boolean drafted =
        providers
            .get(attempt.provider())
            .profile()
            .corridorFor(payout.instruction())
            .map(Corridor::drafted)
            .orElseThrow(() -> new IllegalStateException("an open attempt has lost its corridor"));
    return drafted ? StepKind.DRAFT : StepKind.EXECUTE;
  }
}
