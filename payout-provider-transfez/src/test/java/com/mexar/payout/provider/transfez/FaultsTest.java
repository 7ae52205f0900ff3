package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static com.mexar.payout.testkit.provider.CannedServer.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Reason;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.testkit.provider.CannedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that other systems had, by their numbers in our list. */
class FaultsTest {

  @Test
  void fault02_stepWhateverIsAnswered_isSentOnce() {
    byte[] cut = truncated(200, Answers.in("confirmed"));
    for (byte[] answer : new byte[][] {HANG_UP, cut, html(408), html(503), html(307), html(421)}) {
      try (CannedServer server = Canned.withBanks(answer);
          TransfezProvider provider = Fixture.provider(Canned.url(server))) {
        assertThat(provider.submit(Fixture.draft())).isInstanceOf(StepOutcome.Unknown.class);
        assertThat(provider.submit(Fixture.confirm())).isInstanceOf(StepOutcome.Unknown.class);

        assertThat(server.requestsFor("POST /api/v1/transactions HTTP")).hasSize(1);
        assertThat(server.requestsFor("POST /api/v1/transactions/14/confirm HTTP")).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1E+500000000",
        "-1E+500000000",
        "1E-500000000",
        "\"1E+500000000\"",
        "-1",
        "0.001",
        "NaN",
        "\"Infinity\"",
        "100000000000000000000",
        "\"\"",
        "[20000]"
      })
  void fault09_paidWithAnAmountThatIsNone_isNotPaid(String amount) {
    String odd =
        Answers.in("completed").replace("\"sent_amount\":\"20000.0\"", "\"sent_amount\":" + amount);
    try (CannedServer server = Canned.withBanks(json(200, odd));
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      assertThat(provider.inquire(Fixture.inquiry("14")))
          .isInstanceOf(InquiryOutcome.NoAnswer.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"0.0\"", "1E+3", "20000.5"})
  void fault09_paidWithAnotherAmount_saysSo(String amount) {
    String odd =
        Answers.in("completed").replace("\"sent_amount\":\"20000.0\"", "\"sent_amount\":" + amount);
    try (CannedServer server = Canned.withBanks(json(200, odd));
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      var found = (InquiryOutcome.Found) provider.inquire(Fixture.inquiry("14"));

      assertThat(found.evidence().terms().fit(Fixture.INSTRUCTION)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404, 422, 502})
  void fault10_pageOfMarkup_isNoAnswerAndRepeatedNowhere(int status) {
    try (CannedServer server = Canned.withBanks(html(status));
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      var unknown = (StepOutcome.Unknown) provider.submit(Fixture.confirm());
      var unanswered = (InquiryOutcome.NoAnswer) provider.inquire(Fixture.inquiry(null));

      for (Reason reason : new Reason[] {unknown.reason(), unanswered.reason()}) {
        assertThat(reason.provider().code()).isEqualTo("HTTP " + status);
        assertThat(reason.provider().text()).isNull();
      }
    }
  }

  @Test
  void fault10_okForAnError_isNoAnswer() {
    byte[] error = json(200, Answers.error(500, "\"internal server error\""));
    try (CannedServer server = Canned.withBanks(error);
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      assertThat(provider.submit(Fixture.confirm())).isInstanceOf(StepOutcome.Unknown.class);
      assertThat(provider.inquire(Fixture.inquiry("14")))
          .isInstanceOf(InquiryOutcome.NoAnswer.class);
    }
  }
}
