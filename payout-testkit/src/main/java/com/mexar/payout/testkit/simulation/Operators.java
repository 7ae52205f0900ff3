package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.OperatorName;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.ResolutionClaim;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.engine.ResolutionAnswer;
import com.mexar.payout.engine.TaskView;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.TaskQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two operators: they set providers' states, have payouts inquired, and resolve what waits for them
 * by what they learn from the provider's people, which is the truth.
 */
final class Operators {
  private static final OperatorAct FIRST = new OperatorAct(new OperatorName("dewi"), "simulated");
  private static final OperatorAct SECOND = new OperatorAct(new OperatorName("joko"), "simulated");
  private static final int MOST_TASKS = 200;
  private static final Duration LATEST = Duration.ofMinutes(5);

  private final Timeline timeline;
  private final Fates fates;
  private final List<Host> hosts;
  private final List<Bank> banks;
  private final Judge judge;

  Operators(Timeline timeline, Fates fates, List<Host> hosts, List<Bank> banks, Judge judge) {
    this.timeline = timeline;
    this.fates = fates;
    this.hosts = hosts;
    this.banks = banks;
    this.judge = judge;
  }

  /** Goes on until the history ends. */
  void work() {
    while (true) {
      timeline.pause(fates.within(Duration.ofSeconds(90)).plusSeconds(5));
      if (fates.strikes(Fault.STATE_SET)) {
        set(fates.one(banks).traits.name(), fates.one(List.of(ProviderState.values())));
      }
      if (fates.oneIn(3)) {
        resolveSomething();
      }
    }
  }

  /** Every provider is to be used again, also where a state that was asked for comes late. */
  void makePeace() {
    activateAll();
    timeline.pause(LATEST);
    activateAll();
  }

  private void activateAll() {
    for (Bank bank : banks) {
      while (!set(bank.traits.name(), ProviderState.ACTIVE)) {
        timeline.pause(Duration.ofSeconds(1));
      }
    }
  }

  private boolean set(ProviderName provider, ProviderState state) {
    fates.happened("provider set " + state);
    return ask(engine -> engine.operators().setState(provider, state, FIRST)).isPresent();
  }

  private <T> Optional<T> ask(Function<PayoutEngine, T> request) {
    return fates.one(hosts).ask(request);
  }

  private void resolveSomething() {
    Optional<Page<TaskView>> tasks =
        ask(engine -> engine.operators().tasks(new TaskQuery(true, null, MOST_TASKS)));
    for (TaskView task : tasks.map(Page::items).orElse(List.of())) {
      resolve(task.payout());
    }
  }

  private void resolve(Payout payout) {
    for (Attempt attempt : payout.attempts()) {
      AttemptOutcome truth = truth(attempt);
      boolean isQuestioned =
          payout.contradictions().stream().anyMatch(it -> it.attempt() == attempt.number());
      if (truth != null && (truth != attempt.outcome() || isQuestioned)) {
        resolve(payout, attempt, truth);
        return;
      }
    }
    ask(engine -> engine.operators().inquire(payout.id(), FIRST));
  }

  private void resolve(Payout payout, Attempt attempt, AttemptOutcome truth) {
    ResolutionClaim claim =
        new ResolutionClaim(
            attempt.number(),
            payout.sequence(),
            truth,
            truth == AttemptOutcome.UNEXECUTED && fates.oneIn(2),
            "asked the provider's people");
    Optional<ResolutionAnswer> proposed =
        ask(engine -> engine.operators().propose(payout.id(), claim, FIRST));
    if (proposed.orElse(null) instanceof ResolutionAnswer.Proposed known) {
      timeline.pause(fates.within(Duration.ofSeconds(20)));
      if (fates.oneIn(4)) {
        ask(engine -> engine.operators().approve(payout.id(), known.id(), FIRST))
            .ifPresent(
                answer ->
                    judge.require(
                        !(answer instanceof ResolutionAnswer.Approved),
                        Invariant.FINAL,
                        "one operator alone has resolved " + payout));
      }
      // what was true when it was proposed may not be any more
      if (truth == truth(attempt)) {
        ask(engine -> engine.operators().approve(payout.id(), known.id(), SECOND))
            .ifPresent(
                answer ->
                    fates.happened(
                        "resolution " + truth + ": " + answer.getClass().getSimpleName()));
      }
    }
  }

  /** What became of an attempt; null where that is not settled, or may change by itself. */
  private @Nullable AttemptOutcome truth(Attempt attempt) {
    for (Bank bank : banks) {
      Deal deal = bank.deal(attempt.reference());
      if (deal != null && bank.traits.name().equals(attempt.provider())) {
        return switch (deal.state) {
          case PAID -> AttemptOutcome.PAID;
          case RETURNED -> AttemptOutcome.RETURNED;
          case REJECTED, DEAD_DRAFT -> AttemptOutcome.UNEXECUTED;
          case DRAFT, ACCEPTED, HELD -> null;
        };
      }
    }
    return null;
  }
}
