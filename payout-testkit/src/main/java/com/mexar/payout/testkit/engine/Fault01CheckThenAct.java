package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two requests, two workers, callback and repair at the same time. */
interface Fault01CheckThenAct extends EngineTests {

  @Test
  default void fault01_sameRequestTwoHundredTimesOverTwoEngines_isOnePayout() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    List<PayoutEngine> engines = List.of(harness().start(provider), harness().start(provider));
    PayoutInstruction instruction = Samples.anInstruction().build();
    IdempotencyKey key = EngineHarness.key();

    List<AcceptAnswer> answers =
        Crowd.atOnce(
            200,
            i ->
                () ->
                    repeatedly(() -> engines.get(i % 2).accept(Samples.CLIENT, key, instruction)));

    assertThat(answers).allMatch(AcceptAnswer.Accepted.class::isInstance);
    List<AcceptAnswer.Accepted> accepted =
        answers.stream().map(AcceptAnswer.Accepted.class::cast).toList();
    assertThat(accepted).filteredOn(answer -> !answer.replayed()).hasSize(1);
    assertThat(accepted)
        .extracting(
            answer ->
                List.of(
                    answer.payout().id(),
                    answer.payout().status(),
                    answer.payout().sequence(),
                    answer.payout().createdAt()))
        .containsOnly(
            List.of(
                accepted.get(0).payout().id(),
                PayoutStatus.ACCEPTED,
                1L,
                accepted.get(0).payout().createdAt()));
    harness().awaitStatus(accepted.get(0).payout().id(), PayoutStatus.PAID);
    assertThat(harness().store().payouts()).hasSize(1);
    assertThat(provider.executions()).hasSize(1);
  }

  @Test
  default void fault01_sameReferenceUnderManyKeys_isOnePayout() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    List<PayoutEngine> engines = List.of(harness().start(provider), harness().start(provider));
    PayoutInstruction instruction = Samples.anInstruction().build();

    List<AcceptAnswer> answers =
        Crowd.atOnce(
            40,
            i -> {
              IdempotencyKey key = EngineHarness.key();
              return () ->
                  repeatedly(() -> engines.get(i % 2).accept(Samples.CLIENT, key, instruction));
            });

    List<AcceptAnswer.Accepted> accepted =
        answers.stream()
            .filter(AcceptAnswer.Accepted.class::isInstance)
            .map(AcceptAnswer.Accepted.class::cast)
            .toList();
    assertThat(accepted).hasSize(1);
    PayoutId payout = accepted.get(0).payout().id();
    assertThat(answers)
        .filteredOn(answer -> !(answer instanceof AcceptAnswer.Accepted))
        .containsOnly(new AcceptAnswer.ReferenceUsed(payout, true));
    harness().awaitStatus(payout, PayoutStatus.PAID);
    assertThat(provider.executions()).hasSize(1);
  }

  @Test
  default void fault01_twoEnginesRaceForTheSamePayouts_eachStepIsMadeOnce() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    PayoutEngine first = harness().start(provider);
    harness().start(provider);

    List<PayoutId> payouts = harness().payMany(first, 60);
    harness().awaitAll(payouts, PayoutStatus.PAID);

    assertThat(provider.calls(ProviderCall.DRAFT)).isEqualTo(60);
    assertThat(provider.calls(ProviderCall.EXECUTE)).isEqualTo(60);
    assertThat(provider.executions()).hasSize(60);
  }

  @Test
  default void fault01_callbackInquiryAndRepairAtOnce_isOneExecution() {
    LedgerProvider provider = harness().twoStep(ALPHA);
    provider.next(
        ProviderCall.EXECUTE,
        CallFault.LOST_AFTER,
        CallFault.LOST_BEFORE,
        CallFault.LOST_AFTER,
        CallFault.LOST_BEFORE);
    List<PayoutEngine> engines =
        List.of(
            harness().start(harness().shortLease(), provider),
            harness().start(harness().shortLease(), provider));
    List<PayoutId> payouts = harness().payMany(engines.get(0), 8);

    Crowd.atOnce(
        8,
        i ->
            () -> {
              List<Object> answers = new ArrayList<>();
              for (int round = 0; round < 4; round++) {
                for (PayoutId payout : payouts) {
                  answers.add(
                      engines
                          .get((i + round) % 2)
                          .receive(ALPHA, provider.hint(harness().attempt(payout, 1))));
                }
              }
              return answers;
            });

    harness().awaitAll(payouts, PayoutStatus.PAID);
    assertThat(provider.executions()).hasSize(8);
  }

  @Test
  default void fault01_statementsAndAnswersAtOnce_leaveOneHistory() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    List<PayoutEngine> engines = List.of(harness().start(provider), harness().start(provider));
    List<PayoutId> payouts = harness().payMany(engines.get(0), 10);

    Crowd.atOnce(
        6,
        i ->
            () -> {
              Set<Object> answers =
                  payouts.stream()
                      .map(
                          payout ->
                              engines
                                  .get(i % 2)
                                  .receive(
                                      ALPHA,
                                      provider.statement(
                                          harness().attempt(payout, 1),
                                          i % 3 == 0
                                              ? EvidenceKind.ACKNOWLEDGED
                                              : EvidenceKind.PAID)))
                      .collect(Collectors.toSet());
              return answers;
            });

    harness().awaitAll(payouts, PayoutStatus.PAID);
    assertThat(payouts)
        .allSatisfy(payout -> assertThat(harness().find(payout).contradictions()).isEmpty());
  }

  /** As a client does that is told that its first request has not ended. */
  private static AcceptAnswer repeatedly(Supplier<AcceptAnswer> request) {
    AcceptAnswer answer = request.get();
    for (int i = 0; i < 50 && answer instanceof AcceptAnswer.InProgress; i++) {
      answer = request.get();
    }
    return answer;
  }
}
