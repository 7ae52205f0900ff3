package com.mexar.payout.engine;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.domain.Waiting;
import com.mexar.payout.lifecycle.Command;
import com.mexar.payout.lifecycle.Lifecycle;
import com.mexar.payout.store.NextAction;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides on an accepted payout that is due: open an attempt, wait, or end. */
final class Dispatch {
  /** How long a payout waits for an operator before it looks again by itself. */
  private static final Duration RECHECK = Duration.ofSeconds(30);

  private final Router router;
  private final Steps steps;
  private final Schedule schedule;
  private final Endings endings;
  private final LostAttempts lost;
  private final LookBack lookBack;
  private final int maxAttempts;

  Dispatch(
      Router router,
      Steps steps,
      Schedule schedule,
      Endings endings,
      LostAttempts lost,
      LookBack lookBack,
      int maxAttempts) {
    this.router = router;
    this.steps = steps;
    this.schedule = schedule;
    this.endings = endings;
    this.lost = lost;
    this.lookBack = lookBack;
    this.maxAttempts = maxAttempts;
  }

  /**
   * @param leave whether one more attempt may be made with a provider now; a payout that gets none
   *     keeps its place
   * @return the first step of a new attempt, or null
   */
  @Nullable NextStep decide(PayoutEdit edit, Function<ProviderName, Leave> leave) {
    Payout payout = edit.payout();
    Story story = Story.engine(Cause.DISPATCH);
    if (!payout.contradictions().isEmpty()) {
      // an attempt may have been executed after all: nothing ends the payout but two operators
      return waitFor(edit, WaitCode.CONTRADICTION, story);
    }
    if (lost.isToBeAsked(payout, edit.moment().restored())) {
      lookBack.ask(edit);
      return null;
    }
    boolean late = StepGate.deadlinePassed(payout, edit.moment());
    Optional<Endings.End> outstanding = endings.outstanding(payout, edit.moment());
    boolean ends = payout.cancelRequested() || late || outstanding.isPresent();
    if (ends && !lost.mayEnd(payout, edit.moment())) {
      lookBack.hold(edit);
      return null;
    }
    if (payout.cancelRequested()) {
      return cancelled(edit);
    }
    if (outstanding.isPresent()) {
      endings.end(edit, outstanding.get(), story);
      return null;
    }
    if (late) {
      PayoutStatus to = Lifecycle.on(payout.status(), Command.DEADLINE_PASSED).orElseThrow();
      edit.move(to, Story.engine(Cause.DEADLINE).because(Reason.of(ReasonCode.TM01)));
      edit.next(schedule.inquiry(edit.payout(), edit.moment()));
      return null;
    }
    if (countedAttempts(payout) >= maxAttempts) {
      edit.openTask(TaskKind.ATTEMPTS_EXHAUSTED);
      return waitFor(edit, WaitCode.ATTEMPTS_EXHAUSTED, story);
    }
    Router.Route route = router.route(payout, edit.moment());
    if (route instanceof Router.Route.Wait wait) {
      if (wait.code() == WaitCode.NO_ROUTE) {
        edit.openTask(TaskKind.NO_ROUTE);
      }
      return waitFor(edit, wait, story);
    }
    ProviderName provider = ((Router.Route.To) route).provider().profile().name();
    if (!lost.mayOpen(payout, provider, edit.moment())) {
      lookBack.hold(edit);
      return null;
    }
    return switch (leave.apply(provider)) {
      case GIVEN -> open(edit, provider, story);
      case BUSY -> inLaneOf(edit, provider);
      case TRIED_OUT -> {
        Waiting before = payout.waitingFor();
        if (before == null || before.code() != WaitCode.PROVIDER_UNAVAILABLE) {
          edit.waitFor(WaitCode.PROVIDER_UNAVAILABLE, story);
          // due all the while, since the attempt that tries it out may succeed at any moment
          edit.next(NextAction.KEEP);
        }
        yield inLaneOf(edit, provider);
      }
    };
  }

  /** From now on it waits for this provider's free calls, and in nobody else's way. */
  private static @Nullable NextStep inLaneOf(PayoutEdit edit, ProviderName provider) {
    if (!provider.equals(edit.payout().lane())) {
      edit.put(edit.payout().toBuilder().lane(provider));
      edit.next(NextAction.KEEP);
    }
    return null;
  }

  private @Nullable NextStep cancelled(PayoutEdit edit) {
    PayoutStatus to = Lifecycle.on(edit.payout().status(), Command.CANCEL).orElseThrow();
    edit.move(to, Story.client(edit.payout().client()).because(Reason.of(ReasonCode.CUST)));
    edit.next(schedule.inquiry(edit.payout(), edit.moment()));
    return null;
  }

  private @Nullable NextStep open(PayoutEdit edit, ProviderName provider, Story story) {
    Payout payout = edit.payout();
    if (Lifecycle.on(payout.status(), Command.OPEN_ATTEMPT).isEmpty()) {
      throw new IllegalStateException("no attempt is opened in " + payout.status());
    }
    int number = payout.attempts().size() + 1;
    AttemptReference reference =
        AttemptReference.derive(payout.client(), payout.instruction().reference(), number);
    // what a provider says it does not have, and may have, is sent as after a call without an
    // answer
    boolean unproven = lost.isUnproven(payout, provider, edit.moment());
    Attempt attempt =
        Attempt.builder(number, provider, reference, edit.moment().hostTime())
            .mayHaveDraft(unproven)
            .mayHaveExecuted(unproven)
            .build();
    edit.putAttempt(attempt);
    return steps.goOn(edit, attempt, story);
  }

  private @Nullable NextStep waitFor(PayoutEdit edit, WaitCode code, Story story) {
    return waitFor(edit, new Router.Route.Wait(code, null), story);
  }

  private @Nullable NextStep waitFor(PayoutEdit edit, Router.Route.Wait wait, Story story) {
    edit.waitFor(wait.code(), story);
    Duration pause = wait.atLeast() == null ? RECHECK : schedule.jittered(wait.atLeast());
    edit.next(schedule.notAfterDeadline(pause, edit.payout(), edit.moment()));
    return null;
  }

  /**
   * What two operators replaced does not count. What was ours or the provider's does not, unless
   * the provider had taken the attempt up: each of those has moved our balance to and fro.
   */
  private static boolean counts(Attempt attempt) {
    return (attempt.taken() || attempt.refusal() != RefusalClass.OURS_OR_PROVIDERS)
        && attempt.abandonment() != Abandonment.REPLACED
        && attempt.abandonment() != Abandonment.LOST
        && attempt.abandonment() != Abandonment.PROVIDER_SUSPENDED
        && attempt.abandonment() != Abandonment.CONTRADICTED;
  }

  private static long countedAttempts(Payout payout) {
    return payout.attempts().stream().filter(Dispatch::counts).count();
  }
}
