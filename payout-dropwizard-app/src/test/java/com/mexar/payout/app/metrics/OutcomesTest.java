package com.mexar.payout.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.engine.CallbackAnswer;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.testkit.Samples;
import org.junit.jupiter.api.Test;

/** Dashboards are written against these words. */
class OutcomesTest {

  @Test
  void words_ofEveryKind_areThose() {
    assertThat(Outcomes.words(AcceptAnswer.class))
        .containsExactlyInAnyOrder(
            "accepted",
            "in_progress",
            "key_reused",
            "reference_used",
            "no_route",
            "deadline_passed");
    assertThat(Outcomes.words(CallbackAnswer.class))
        .containsExactlyInAnyOrder("kept", "not_authentic", "no_such_provider", "known_elsewhere");
    assertThat(Outcomes.words(StepOutcome.class))
        .containsExactlyInAnyOrder(
            "prepared", "acknowledged", "surely_not_sent", "refused", "unknown");
    assertThat(Outcomes.words(InquiryOutcome.class))
        .containsExactlyInAnyOrder("found", "resumable", "not_found", "no_answer");
  }

  @Test
  void word_ofAReplay_isNotThatOfAnAcceptance() {
    assertThat(Outcomes.word(new AcceptAnswer.Accepted(Samples.payout(), true)))
        .isEqualTo("replayed");
    assertThat(Outcomes.word(new AcceptAnswer.Accepted(Samples.payout(), false)))
        .isEqualTo("accepted");
  }
}
