package com.mexar.payout.testkit.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.testkit.provider.CannedServer;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever breaks on the way: the plug-in says in time that it does not know, and when it is mended
 * the attempt ends with one execution.
 */
interface WireRules extends PluginTests {

  @TestFactory
  default Stream<DynamicTest> step_brokenOnTheWire_isUnknownAndEndsWithOneExecution() {
    return Stream.of(StepKind.values())
        .flatMap(
            step ->
                forEachInstructionAndFault(
                    (bench, instruction, fault) -> brokenStep(bench, instruction, step, fault)));
  }

  private static void brokenStep(
      Bench bench, PayoutInstruction instruction, StepKind step, WireFault fault) {
    if (PluginTests.steps(bench, instruction).noneMatch(step::equals)) {
      return;
    }
    AttemptReference reference = Bench.newReference();
    PayoutProvider provider = fault.isSlow() ? warm(bench, instruction) : bench.provider;
    StepRequest request =
        step == StepKind.EXECUTE
            ? bench.executingStep(reference, instruction)
            : bench.firstStep(reference, instruction);
    bench.wire.breaks(RequestKind.STEP, fault);
    long before = bench.wire.requests(RequestKind.STEP);

    StepOutcome outcome = inTime(fault, () -> provider.submit(request));

    assertThat(Conclusion.of(outcome)).as("%s", step).isEqualTo(Conclusion.UNKNOWN);
    int executed = fault.isForwarded() && step == StepKind.EXECUTE ? 1 : 0;
    comesTo(
        "requests that the rig calls STEP, of one step",
        1,
        fault,
        () -> bench.wire.requests(RequestKind.STEP) - before);
    comesTo("executions of one step", executed, fault, () -> bench.executions(reference));
    assertThat(bench.wire.wasFollowed()).as("the redirect was followed").isFalse();
    bench.assertSaysNothingSecret(outcome, instruction);

    bench.wire.mend();
    bench.followToTheEnd(reference, instruction);
    assertThat(bench.executions(reference)).isLessThanOrEqualTo(1);
  }

  @TestFactory
  default Stream<DynamicTest> step_whereNobodyListens_isSurelyNotSent() {
    return forEachInstruction(
        (bench, instruction) -> {
          AttemptReference reference = Bench.newReference();
          StepRequest request = bench.executingStep(reference, instruction);
          try (DeafPort nobody = new DeafPort()) {
            PayoutProvider provider = bench.at(nobody.instead(bench.wire.address()));

            assertThat(Conclusion.of(provider.submit(request))).isEqualTo(Conclusion.NOT_SENT);
            assertThat(bench.executions(reference)).isZero();
          }
        });
  }

  /** What a step needs to know beforehand is asked for in vain, so that nothing is sent. */
  @TestFactory
  default Stream<DynamicTest> step_whoseLookupsBreak_executesNothing() {
    return forEachInstructionAndFault(WireRules::brokenLookup);
  }

  private static void brokenLookup(Bench bench, PayoutInstruction instruction, WireFault fault) {
    AttemptReference reference = Bench.newReference();
    PayoutProvider provider = fault.isSlow() ? bench.impatient() : bench.provider;
    bench.wire.breaks(RequestKind.OTHER, fault);

    StepOutcome outcome =
        inTime(fault, () -> provider.submit(bench.firstStep(reference, instruction)));

    if (bench.wire.requests() > bench.wire.requests(RequestKind.STEP)) {
      assertThat(Conclusion.of(outcome))
          .isIn(Conclusion.NOT_SENT, Conclusion.refused(RefusalClass.OURS_OR_PROVIDERS));
    }
    bench.wire.mend();
    bench.followToTheEnd(reference, instruction);
    assertThat(bench.executions(reference)).isLessThanOrEqualTo(1);
  }

  @TestFactory
  default Stream<DynamicTest> inquiry_brokenOnTheWire_isNoAnswer() {
    return forEachInstructionAndFault(WireRules::brokenInquiry);
  }

  private static void brokenInquiry(Bench bench, PayoutInstruction instruction, WireFault fault) {
    AttemptReference reference = Bench.newReference();
    PayoutProvider provider = fault.isSlow() ? warm(bench, instruction) : bench.provider;
    bench.pay(reference, instruction);
    bench.wire.breaks(RequestKind.INQUIRY, fault);

    var outcome =
        inTime(fault, () -> provider.inquire(Bench.inquiry(reference, instruction, null)));

    bench.wire.assertCame(RequestKind.INQUIRY);
    assertThat(Conclusion.of(outcome)).isEqualTo(Conclusion.NO_ANSWER);
    bench.assertSaysNothingSecret(outcome, instruction);
  }

  /** A page of a gateway says nothing of an attempt, whatever its status. */
  @TestFactory
  default Stream<DynamicTest> inquiry_answeredByAGatewaysPage_isNoAnswer() {
    return forEachInstruction(
        (bench, instruction) -> {
          AttemptReference reference = Bench.newReference();
          bench.pay(reference, instruction);
          for (int status : new int[] {200, 400, 401, 403, 404, 410, 422, 429, 500, 503}) {
            bench.wire.answers(RequestKind.INQUIRY, CannedServer.html(status));

            var outcome = bench.provider.inquire(Bench.inquiry(reference, instruction, null));
            assertThat(Conclusion.of(outcome))
                .as("status %d", status)
                .isEqualTo(Conclusion.NO_ANSWER);
          }
        });
  }

  /** Impatient, and past the first call in a cold JVM, which may take longer than its patience. */
  private static PayoutProvider warm(Bench bench, PayoutInstruction instruction) {
    PayoutProvider impatient = bench.impatient();
    Bench.patiently()
        .until(
            () -> impatient.inquire(Bench.inquiry(Bench.newReference(), instruction, null)),
            outcome -> !Conclusion.of(outcome).equals(Conclusion.NO_ANSWER));
    return impatient;
  }

  /** A plug-in that gave up is ahead of what it had sent, which arrives all the same. */
  private static void comesTo(String what, long exactly, WireFault fault, LongSupplier count) {
    if (fault.isSlow()) {
      Bench.patiently()
          .untilAsserted(
              () -> assertThat(count.getAsLong()).as(what).isGreaterThanOrEqualTo(exactly));
    }
    assertThat(count.getAsLong()).as(what).isEqualTo(exactly);
  }

  /** Twice its time, since a busy machine may hold up what ends in time. */
  private static <T> T inTime(WireFault fault, Supplier<T> call) {
    Duration allowed = fault.isSlow() ? Bench.IMPATIENCE : Bench.PATIENCE;
    return assertTimeoutPreemptively(
        allowed.multipliedBy(2), call::get, () -> "a call that may take " + allowed);
  }
}
