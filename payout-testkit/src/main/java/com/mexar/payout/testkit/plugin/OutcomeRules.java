package com.mexar.payout.testkit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is concluded from each answer of the provider, and from answers that are nearly such. */
interface OutcomeRules extends PluginTests {

  @Test
  default void outcomeTable_ofEveryProvider_hasTheRowsThatMatterMost() {
    try (Bench bench = bench()) {
      assertThat(bench.rig.outcomes())
          .filteredOn(row -> row.step() == StepKind.EXECUTE)
          .extracting(OutcomeRow::conclusion)
          .as("a step that is answered with what no list has")
          .contains(Conclusion.UNKNOWN);
      assertThat(bench.rig.outcomes())
          .filteredOn(row -> row.step() == null)
          .extracting(OutcomeRow::conclusion)
          .contains(
              Conclusion.evidence(EvidenceKind.PAID), Conclusion.NOT_FOUND, Conclusion.NO_ANSWER);
    }
  }

  @TestFactory
  default Stream<DynamicTest> answer_ofTheOutcomeTable_isConcludedFromAsItSays() {
    return forEachRow(
        (bench, row) -> {
          Asked asked = asked(bench, row);
          bench.wire.answers(asked.kind, row.answer().to(asked.reference.value(), asked.draft));

          Object outcome = asked.question.get();

          bench.wire.assertCame(asked.kind);
          assertThat(conclusion(outcome)).isEqualTo(row.conclusion());
          bench.assertSaysNothingSecret(outcome, row.instruction());
        });
  }

  @TestFactory
  default Stream<DynamicTest> answer_thatBreaksOffInItsBody_isNone() {
    return forEachRow(
        (bench, row) -> {
          Asked asked = asked(bench, row);
          HttpBytes whole = parsed(row.answer().to(asked.reference.value(), asked.draft));
          if (whole.body().length < 2) {
            return;
          }
          bench.wire.answers(asked.kind, whole.half().promising(whole.body().length));

          assertThat(conclusion(asked.question.get()))
              .isIn(Conclusion.UNKNOWN, Conclusion.NO_ANSWER);
        });
  }

  @TestFactory
  default Stream<DynamicTest> step_answeredWithOneMemberOfAnotherType_isNoOtherConclusion() {
    return forEachInstruction(
        (bench, instruction) ->
            PluginTests.steps(bench, instruction)
                .forEach(
                    step -> {
                      AttemptReference reference = Bench.newReference();
                      StepRequest request =
                          step == StepKind.EXECUTE
                              ? bench.executingStep(reference, instruction)
                              : bench.firstStep(reference, instruction);
                      Conclusion right = Conclusion.of(bench.provider.submit(request));
                      concludesNothingElse(
                          bench,
                          RequestKind.STEP,
                          List.of(
                              right,
                              Conclusion.UNKNOWN,
                              Conclusion.unlisted(EvidenceKind.ACKNOWLEDGED)),
                          () -> Conclusion.of(bench.provider.submit(request)));
                    }));
  }

  @TestFactory
  default Stream<DynamicTest> inquiry_answeredWithOneMemberOfAnotherType_isNoOtherConclusion() {
    return forEachInstruction(
        (bench, instruction) -> {
          AttemptReference reference = Bench.newReference();
          bench.pay(reference, instruction);
          bench.followToTheEnd(reference, instruction);
          var inquiry = Bench.inquiry(reference, instruction, null);

          concludesNothingElse(
              bench,
              RequestKind.INQUIRY,
              List.of(
                  Conclusion.evidence(EvidenceKind.PAID),
                  Conclusion.NO_ANSWER,
                  Conclusion.unlisted(EvidenceKind.ACKNOWLEDGED)),
              () -> Conclusion.of(bench.provider.inquire(inquiry)));
        });
  }

  /** An answer about another attempt is none about ours. */
  @TestFactory
  default Stream<DynamicTest> answer_aboutAnotherAttempt_isNone() {
    return forEachInstruction(
        (bench, instruction) -> {
          AttemptReference reference = Bench.newReference();
          String other = Bench.newReference().value();
          StepRequest executing = bench.executingStep(reference, instruction);
          bench.provider.submit(executing);
          var inquiry = Bench.inquiry(reference, instruction, null);
          bench.provider.inquire(inquiry);

          HttpBytes step = bench.wire.lastAnswer(RequestKind.STEP);
          if (step.text().contains(reference.value())) {
            bench.wire.answers(
                RequestKind.STEP, step.with(step.text().replace(reference.value(), other)).bytes());
            assertThat(Conclusion.of(bench.provider.submit(executing)))
                .isEqualTo(Conclusion.UNKNOWN);
          }
          HttpBytes asked = bench.wire.lastAnswer(RequestKind.INQUIRY);
          if (asked.text().contains(reference.value())) {
            bench.wire.answers(
                RequestKind.INQUIRY,
                asked.with(asked.text().replace(reference.value(), other)).bytes());
            assertThat(Conclusion.of(bench.provider.inquire(inquiry)))
                .isEqualTo(Conclusion.NO_ANSWER);
          }
        });
  }

  /** What a refusal says is not believed of a server that failed, nor of a code unheard of. */
  @TestFactory
  default Stream<DynamicTest> refusal_underAnotherStatusOrCode_isNotTheSame() {
    return forEachRow(
        (bench, row) -> {
          if (row.step() == null || !row.conclusion().isRefusal()) {
            return;
          }
          Asked asked = asked(bench, row);
          HttpBytes answer = parsed(row.answer().to(asked.reference.value(), asked.draft));
          for (int status : new int[] {500, 502, 503}) {
            bench.wire.answers(asked.kind, answer.with(status).bytes());
            assertThat(conclusion(asked.question.get()))
                .as("status %d", status)
                .isEqualTo(Conclusion.UNKNOWN);
          }
          for (Members.Changed changed : Members.eachUnheardOf(answer)) {
            bench.wire.answers(asked.kind, changed.answer().bytes());
            assertThat(conclusion(asked.question.get()))
                .as(changed.where())
                .isIn(
                    row.conclusion(),
                    Conclusion.UNKNOWN,
                    Conclusion.refused(RefusalClass.OURS_OR_PROVIDERS));
          }
        });
  }

  /** "Not found" is believed in the provider's own form alone. */
  @TestFactory
  default Stream<DynamicTest> notFound_inAnotherForm_isNoAnswer() {
    return forEachRow(
        (bench, row) -> {
          if (!row.conclusion().equals(Conclusion.NOT_FOUND)) {
            return;
          }
          Asked asked = asked(bench, row);
          HttpBytes answer = parsed(row.answer().to(asked.reference.value(), asked.draft));
          for (HttpBytes other :
              List.of(
                  answer.with(500),
                  answer.with(503),
                  answer.with(""),
                  answer.with("{}"),
                  answer.with("[]"),
                  answer.with("<html>not found</html>"))) {
            bench.wire.answers(asked.kind, other.bytes());
            assertThat(conclusion(asked.question.get()))
                .as("%s %s", other.head().lines().findFirst(), other.text())
                .isEqualTo(Conclusion.NO_ANSWER);
          }
        });
  }

  private static void concludesNothingElse(
      Bench bench, RequestKind kind, List<Conclusion> allowed, Supplier<Conclusion> question) {
    HttpBytes answer = bench.wire.lastAnswer(kind);
    SoftAssertions each = new SoftAssertions();
    List<Members.Changed> all = new ArrayList<>(Members.eachChanged(answer));
    all.addAll(Members.eachWithout(answer));
    assertThat(all).as("members that the answer has").isNotEmpty();
    for (Members.Changed changed : all) {
      bench.wire.answers(kind, changed.answer().bytes());
      each.assertThat(question.get()).as(changed.where()).isIn(allowed);
    }
    bench.wire.mend();
    each.assertAll();
  }

  private Stream<DynamicTest> forEachRow(BiConsumer<Bench, OutcomeRow> test) {
    List<OutcomeRow> rows;
    try (Bench bench = bench()) {
      rows = bench.rig.outcomes();
    }
    return Stream.iterate(0, i -> i < rows.size(), i -> i + 1)
        .map(
            i ->
                on(
                    rows.get(i).toString(),
                    bench -> test.accept(bench, bench.rig.outcomes().get(i))));
  }

  private static Asked asked(Bench bench, OutcomeRow row) {
    AttemptReference reference = Bench.newReference();
    PayoutInstruction instruction = row.instruction();
    if (row.step() == null) {
      return new Asked(
          RequestKind.INQUIRY,
          reference,
          null,
          () -> bench.provider.inquire(Bench.inquiry(reference, instruction, null)));
    }
    StepRequest request =
        row.step() == StepKind.EXECUTE
            ? bench.executingStep(reference, instruction)
            : bench.firstStep(reference, instruction);
    return new Asked(
        RequestKind.STEP, reference, request.draft(), () -> bench.provider.submit(request));
  }

  private static Conclusion conclusion(Object outcome) {
    return outcome instanceof StepOutcome step
        ? Conclusion.of(step)
        : Conclusion.of((InquiryOutcome) outcome);
  }

  private static HttpBytes parsed(byte[] answer) {
    try {
      return HttpBytes.parse(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A question to the plug-in, not yet asked. */
  record Asked(
      RequestKind kind,
      AttemptReference reference,
      @Nullable Draft draft,
      Supplier<Object> question) {}
}
