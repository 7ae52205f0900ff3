package com.mexar.payout.testkit.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.CancelsDrafts;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderProfile.RepeatedReference;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Paying when nothing breaks: once, as instructed, and asked about without consequences. */
interface PaymentRules extends PluginTests {
  int MOST_AT_ONCE = 16;

  @TestFactory
  default Stream<DynamicTest> payout_thatNothingDisturbs_isPaidOnceAsInstructed() {
    return forEachInstruction(
        (bench, instruction) -> {
          AttemptReference reference = Bench.newReference();

          StepRequest executing = bench.executingStep(reference, instruction);
          assertThat(bench.executions(reference)).as("executions before the step").isZero();
          var taken = (StepOutcome.Acknowledged) bench.provider.submit(executing);
          assertThat(bench.rig.executions(reference))
              .as("what was moved")
              .singleElement()
              .matches(moved -> moved.fits(instruction));
          assertThat(taken.evidence().terms().fit(instruction)).isTrue();

          Evidence paid =
              awaitPaid(bench, reference, instruction, taken.evidence().transactionId());
          assertThat(paid.terms().fit(instruction)).isTrue();
          assertThat(bench.executions(reference)).isEqualTo(1);
        });
  }

  @TestFactory
  default Stream<DynamicTest> draft_thatNothingDisturbs_movesNoMoneyAndIsFoundAgain() {
    return forEachInstruction(
        (bench, instruction) -> {
          if (!bench.corridor(instruction).drafted()) {
            return;
          }
          AttemptReference reference = Bench.newReference();

          var prepared = bench.prepared(bench.firstStep(reference, instruction));
          assertThat(prepared.terms().fit(instruction)).isTrue();
          InquiryOutcome found =
              bench.provider.inquire(Bench.inquiry(reference, instruction, null));
          assertThat(found).isInstanceOf(InquiryOutcome.Resumable.class);
          assertThat(((InquiryOutcome.Resumable) found).draft().id())
              .isEqualTo(prepared.draft().id());
          assertThat(bench.executions(reference)).isZero();
        });
  }

  @TestFactory
  default Stream<DynamicTest> inquiry_ofWhatWasNeverSent_isNotFound() {
    return forEachInstruction(
        (bench, instruction) ->
            assertThat(
                    bench.provider.inquire(Bench.inquiry(Bench.newReference(), instruction, null)))
                .isInstanceOf(InquiryOutcome.NotFound.class));
  }

  @TestFactory
  default Stream<DynamicTest> inquiry_againAndAgain_changesNothing() {
    return forEachInstruction(
        (bench, instruction) -> {
          AttemptReference reference = Bench.newReference();
          StepRequest executing = bench.executingStep(reference, instruction);
          for (int i = 0; i < 5; i++) {
            bench.provider.inquire(Bench.inquiry(reference, instruction, null));
          }
          assertThat(bench.executions(reference)).isZero();

          bench.provider.submit(executing);
          for (int i = 0; i < 5; i++) {
            bench.provider.inquire(Bench.inquiry(reference, instruction, null));
          }
          assertThat(bench.executions(reference)).isEqualTo(1);
        });
  }

  @TestFactory
  default Stream<DynamicTest> firstStep_madeAgain_doesWhatTheProfileSays() {
    return forEachInstruction(
        (bench, instruction) -> {
          RepeatedReference promised = bench.provider.profile().repeatedReference();
          if (promised == RepeatedReference.UNKNOWN) {
            return;
          }
          AttemptReference reference = Bench.newReference();
          StepRequest first = bench.firstStep(reference, instruction);
          StepOutcome once = bench.provider.submit(first);
          int executions = bench.executions(reference);

          StepOutcome again = bench.provider.submit(first);

          assertThat(bench.executions(reference)).isEqualTo(executions);
          if (promised == RepeatedReference.REFUSED) {
            assertThat(Conclusion.of(again)).isEqualTo(Conclusion.refused(RefusalClass.DUPLICATE));
          } else {
            assertThat(transactionId(again)).isEqualTo(transactionId(once)).isNotNull();
          }
        });
  }

  @TestFactory
  default Stream<DynamicTest> executingStep_madeAgain_movesNoMoreMoney() {
    return forEachInstruction(
        (bench, instruction) -> {
          if (!bench.corridor(instruction).drafted()) {
            return;
          }
          AttemptReference reference = Bench.newReference();
          StepRequest executing = bench.executingStep(reference, instruction);

          bench.provider.submit(executing);
          bench.provider.submit(executing);

          assertThat(bench.executions(reference)).isEqualTo(1);
          bench.followToTheEnd(reference, instruction);
        });
  }

  @TestFactory
  default Stream<DynamicTest> attempts_fromManyThreads_areEachPaidOnce() {
    return forEachInstruction(
        (bench, instruction) -> {
          List<AttemptReference> references = new ArrayList<>();
          List<Future<StepOutcome.Acknowledged>> payments = new ArrayList<>();
          ExecutorService threads = Executors.newFixedThreadPool(4);
          try {
            for (int i = 0; i < 12; i++) {
              AttemptReference reference = Bench.newReference();
              references.add(reference);
              payments.add(threads.submit(() -> bench.pay(reference, instruction)));
            }
            for (Future<StepOutcome.Acknowledged> payment : payments) {
              payment.get();
            }
          } catch (Exception e) {
            fail("a payment that nothing disturbs failed", e);
          } finally {
            threads.shutdownNow();
          }
          assertThat(references)
              .allSatisfy(reference -> assertThat(bench.executions(reference)).isEqualTo(1));
        });
  }

  @TestFactory
  default Stream<DynamicTest> draft_cancelled_isSeenDeadAndCanNeverBeExecuted() {
    return forEachInstruction(
        (bench, instruction) -> {
          if (!(bench.provider instanceof CancelsDrafts cancels)
              || !bench.corridor(instruction).drafted()) {
            return;
          }
          AttemptReference reference = Bench.newReference();
          var prepared = bench.prepared(bench.firstStep(reference, instruction));
          cancels.cancelDraft(Bench.inquiry(reference, instruction, prepared.draft().id()));

          InquiryOutcome seen =
              bench.provider.inquire(Bench.inquiry(reference, instruction, prepared.draft().id()));
          assertThat(seen).isInstanceOf(InquiryOutcome.Found.class);
          assertThat(((InquiryOutcome.Found) seen).evidence().kind())
              .isEqualTo(EvidenceKind.UNEXECUTED);
          bench.provider.submit(Bench.confirm(reference, instruction, prepared.draft()));
          assertThat(bench.executions(reference)).isZero();
        });
  }

  @TestFactory
  default Stream<DynamicTest> cancel_ofWhatWasExecuted_changesNothing() {
    return forEachInstruction(
        (bench, instruction) -> {
          if (!(bench.provider instanceof CancelsDrafts cancels)) {
            return;
          }
          AttemptReference reference = Bench.newReference();
          var taken = bench.pay(reference, instruction);

          cancels.cancelDraft(
              Bench.inquiry(reference, instruction, taken.evidence().transactionId()));

          awaitPaid(bench, reference, instruction, taken.evidence().transactionId());
          assertThat(bench.executions(reference)).isEqualTo(1);
        });
  }

  @TestFactory
  default Stream<DynamicTest> stranger_withAnyOneWrongKey_executesAndLearnsNothing() {
    return forEachInstruction(
        (bench, instruction) -> {
          AttemptReference paid = Bench.newReference();
          bench.pay(paid, instruction);
          assertThat(bench.strangers()).as("settings of strangers").isNotEmpty();
          for (PayoutProvider stranger : bench.strangers()) {
            AttemptReference reference = Bench.newReference();

            assertThat(Conclusion.of(stranger.submit(bench.firstStep(reference, instruction))))
                .isIn(
                    Conclusion.refused(RefusalClass.OURS_OR_PROVIDERS),
                    Conclusion.UNKNOWN,
                    Conclusion.NOT_SENT);
            assertThat(bench.executions(reference)).isZero();
            assertThat(Conclusion.of(stranger.inquire(Bench.inquiry(paid, instruction, null))))
                .isEqualTo(Conclusion.NO_ANSWER);
          }
        });
  }

  /** The core counts on as many as the profile says, and takes up no more. */
  @TestFactory
  default Stream<DynamicTest> steps_asManyAsTheProfileSays_areUnderWayAtOnce() {
    return forEachInstruction(
        (bench, instruction) -> {
          int many = Math.min(MOST_AT_ONCE, bench.provider.profile().concurrency());
          List<StepRequest> requests = new ArrayList<>();
          for (int i = 0; i < many; i++) {
            requests.add(bench.executingStep(Bench.newReference(), instruction));
          }
          bench.wire.holdUntil(RequestKind.STEP, many);
          ExecutorService threads = Executors.newFixedThreadPool(many);
          try {
            List<Future<StepOutcome>> outcomes = new ArrayList<>();
            for (StepRequest request : requests) {
              outcomes.add(threads.submit(() -> bench.provider.submit(request)));
            }
            for (Future<StepOutcome> outcome : outcomes) {
              assertThat(outcome.get())
                  .as("one of %s steps at once", many)
                  .isInstanceOf(StepOutcome.Acknowledged.class);
            }
          } catch (InterruptedException | ExecutionException e) {
            fail("a payment that nothing disturbs failed", e);
          } finally {
            threads.shutdownNow();
          }
        });
  }

  private static Evidence awaitPaid(
      Bench bench,
      AttemptReference reference,
      PayoutInstruction instruction,
      @Nullable String transactionId) {
    return Bench.patiently()
                .until(
                    () ->
                        bench.provider.inquire(
                            Bench.inquiry(reference, instruction, transactionId)),
                    outcome ->
                        outcome instanceof InquiryOutcome.Found found
                            && found.evidence().kind() == EvidenceKind.PAID)
            instanceof InquiryOutcome.Found paid
        ? paid.evidence()
        : fail("not paid");
  }

  private static @Nullable String transactionId(StepOutcome outcome) {
    if (outcome instanceof StepOutcome.Prepared prepared) {
      return prepared.draft().id();
    }
    return outcome instanceof StepOutcome.Acknowledged acknowledged
        ? acknowledged.evidence().transactionId()
        : null;
  }
}
