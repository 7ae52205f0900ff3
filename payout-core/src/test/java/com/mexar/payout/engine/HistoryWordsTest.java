package com.mexar.payout.engine;

import static com.mexar.payout.engine.Rules.acknowledged;
import static com.mexar.payout.engine.Rules.found;
import static com.mexar.payout.engine.Rules.notFound;
import static com.mexar.payout.engine.Rules.notSent;
import static com.mexar.payout.engine.Rules.prepared;
import static com.mexar.payout.engine.Rules.refused;
import static com.mexar.payout.engine.Rules.resumable;
import static com.mexar.payout.engine.Rules.unknown;
import static com.mexar.payout.fixture.Samples.idr;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.fixture.Samples;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.StepOutcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a history says was heard, and by which way, when somebody reads it later. */
class HistoryWordsTest {

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(acknowledged(EvidenceKind.ON_HOLD), "step answered: on hold"),
        Arguments.of(
            refused(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02), "step refused: provider limit"),
        Arguments.of(notSent(), "step not sent"),
        Arguments.of(unknown(), "step without a known answer"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answer_toAStep_isNamed(StepOutcome outcome, String words) {
    Rules rules = Rules.direct();
    rules.dispatch();
    rules.answer(outcome);

    assertLast(rules, Cause.ANSWER, words);
  }

  @Test
  void draft_thatIsTooDear_isNamed() {
    Rules rules =
        new Rules(Samples.instruction(null, idr("1500000")), FakeProvider.named("alpha").drafted());
    rules.dispatch();
    rules.answer(prepared("D1"));

    assertLast(rules, Cause.ANSWER, "draft prepared");
  }

  static Stream<Arguments> inquiries() {
    return Stream.of(
        Arguments.of(found(EvidenceKind.PAID), "inquiry answered: paid"),
        Arguments.of(resumable("D1"), "inquiry answered: only a draft"),
        Arguments.of(notFound(), "inquiry answered: not found"));
  }

  @ParameterizedTest
  @MethodSource("inquiries")
  void inquiry_isNamedByItsAnswer(InquiryOutcome outcome, String words) {
    Rules rules = inDoubt();
    rules.inquire(outcome);

    assertLast(rules, Cause.INQUIRY, words);
  }

  @Test
  void inquiry_thatACallbackAskedFor_isTheCallbacks() {
    Rules rules = inDoubt();
    rules.payout = rules.payout.toBuilder().hints(1).build();
    rules.inquire(found(EvidenceKind.PAID));

    assertLast(rules, Cause.CALLBACK, "inquiry answered: paid");
  }

  private static Rules inDoubt() {
    Rules rules = Rules.drafted();
    rules.dispatch();
    rules.answer(unknown());
    rules.quiet();
    return rules;
  }

  private static void assertLast(Rules rules, Cause cause, String words) {
    Transition last = rules.history.get(rules.history.size() - 1);
    if (last.evidence() == null) {
      last = rules.history.get(rules.history.size() - 2);
    }
    assertThat(last.cause()).isEqualTo(cause);
    assertThat(last.evidence()).isEqualTo(words);
  }
}
