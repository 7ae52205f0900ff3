package com.mexar.payout.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.testkit.provider.Execution;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What holds of the store after whatever has happened to it. */
final class Invariants {
  private final EngineHarness harness;
  private final EngineStore store;

  Invariants(EngineHarness harness, EngineStore store) {
    this.harness = harness;
    this.store = store;
  }

  void check() {
    Map<PayoutId, List<Event>> events =
        harness.log().stream()
            .map(LoggedEvent::event)
            .collect(Collectors.groupingBy(Event::payout));
    Map<Reference, List<Execution>> executions =
        harness.providers().stream()
            .flatMap(provider -> provider.executions().stream())
            .collect(Collectors.groupingBy(Execution::payout));
    for (PayoutId id : store.payouts()) {
      Payout payout = harness.find(id);
      announcedWithoutGap(payout, events.getOrDefault(id, List.of()));
      oneLiveAttempt(payout);
      nextActionIsKnown(payout);
      if (harness.isJudged()) {
        executedAsSaid(
            payout, executions.getOrDefault(payout.instruction().reference(), List.of()));
      }
    }
    assertThat(harness.channel().disorder()).as("order on the channel").isEmpty();
  }

  private void announcedWithoutGap(Payout payout, List<Event> events) {
    List<Long> expected = LongStream.rangeClosed(1, payout.sequence()).boxed().toList();
    List<Transition> history =
        store
            .stores()
            .transactions()
            .inTransaction(tx -> store.stores().payouts().history(tx, payout.id()));
    assertThat(history)
        .as("history of %s", payout)
        .extracting(Transition::sequence)
        .isEqualTo(expected);
    assertThat(events).as("events of %s", payout).extracting(Event::sequence).isEqualTo(expected);
    assertThat(history.get(history.size() - 1).to()).isEqualTo(payout.status());
  }

  private static void oneLiveAttempt(Payout payout) {
    List<Attempt> live =
        payout.attempts().stream()
            .filter(attempt -> attempt.outcome() != AttemptOutcome.UNEXECUTED)
            .toList();
    assertThat(live).as("attempts of %s not proven unexecuted", payout).hasSizeLessThanOrEqualTo(1);
    assertThat(payout.openAttempt().isPresent())
        .as("an attempt of %s is open", payout)
        .isEqualTo(payout.status().hasOpenAttempt());
  }

  private void nextActionIsKnown(Payout payout) {
    if (!payout.status().isFinal()) {
      assertThat(store.hasNextAction(payout.id())).as("next action of %s", payout).isTrue();
    }
  }

  private static void executedAsSaid(Payout payout, List<Execution> executions) {
    assertThat(executions).as("executions of %s", payout).hasSizeLessThanOrEqualTo(1);
    switch (payout.status()) {
      case PAID, RETURNED -> assertThat(executions).as("executions of %s", payout).hasSize(1);
      case FAILED, CANCELLED, ACCEPTED ->
          assertThat(executions).as("executions of %s", payout).isEmpty();
      case SUBMITTING, IN_DOUBT, PENDING, ON_HOLD -> {}
    }
  }
}
