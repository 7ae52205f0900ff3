package com.mexar.payout.provider.easylink;

import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import com.mexar.payout.testkit.provider.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an inquiry concludes from each answer. */
class InquiryAnswersTest {

  @ParameterizedTest
  @CsvSource({
    "\"1\", ACKNOWLEDGED, true",
    "2, ACKNOWLEDGED, true",
    "\"3\", ON_HOLD, true",
    "4, ON_HOLD, true",
    "5, ACKNOWLEDGED, true",
    "\"6\", ACKNOWLEDGED, true",
    "\"7\", PAID, true",
    "7, PAID, true",
    "8, UNEXECUTED, true",
    "9, FAILED_UNPROVEN, true",
    "\"10\", UNEXECUTED, true",
    "26, ACKNOWLEDGED, true",
    "27, ON_HOLD, true",
    "0, ACKNOWLEDGED, false",
    "11, ACKNOWLEDGED, false",
    "25, ACKNOWLEDGED, false",
    "4294967303, ACKNOWLEDGED, false",
    "999999999999999999, ACKNOWLEDGED, false"
  })
  void domestic_byItsState_isThatEvidence(String state, EvidenceKind kind, boolean known) {
    Evidence evidence = found(Fixture.INSTRUCTION, Answers.domestic(state));

    assertThat(evidence.kind()).isEqualTo(kind);
    assertThat(evidence.known()).isEqualTo(known);
    assertThat(evidence.transactionId()).isEqualTo("202510162200620000082571");
    assertThat(evidence.terms().amount()).isEqualTo(Samples.money("IDR", "100123"));
    assertThat(evidence.cost().debited()).isEqualTo(Samples.money("IDR", "100123"));
    assertThat(evidence.cost().fee()).isEqualTo(Samples.money("IDR", "3500"));
  }

  @ParameterizedTest
  @CsvSource({
    "2, ACKNOWLEDGED, true",
    "3, ACKNOWLEDGED, false",
    "\"4\", ACKNOWLEDGED, false",
    "27, ON_HOLD, true",
    "7, PAID, true",
    "8, UNEXECUTED, true",
    "9, FAILED_UNPROVEN, true",
    "10, UNEXECUTED, true",
    "12, ACKNOWLEDGED, false"
  })
  void international_byItsState_isThatEvidence(String state, EvidenceKind kind, boolean known) {
    Evidence evidence = found(Fixture.ABROAD, Answers.international(state));

    assertThat(evidence.kind()).isEqualTo(kind);
    assertThat(evidence.known()).isEqualTo(known);
    assertThat(evidence.transactionId()).isEqualTo(Fixture.REFERENCE);
    assertThat(evidence.terms().fit(Fixture.ABROAD)).isTrue();
  }

  @Test
  void domestic_withABlankId_isReadWithoutOne() {
    String blank = Answers.replaced(Answers.domestic("7"), "\"202510162200620000082571\"", "\"\"");

    Evidence evidence = found(Fixture.INSTRUCTION, blank);
    assertThat(evidence.kind()).isEqualTo(EvidenceKind.PAID);
    assertThat(evidence.transactionId()).isNull();
  }

  @Test
  void cancelled_abroad_mayBeTriedAgainAndAtHomeNot() {
    assertThat(found(Fixture.ABROAD, Answers.international("8")).refusal()).isNull();
    assertThat(found(Fixture.INSTRUCTION, Answers.domestic("8")).refusal())
        .isEqualTo(RefusalClass.INSTRUCTION);
  }

  @Test
  void refund_isSaidToBeOneAndFailureIsNot() {
    assertThat(found(Fixture.INSTRUCTION, Answers.domestic("10")).refunded()).isTrue();
    assertThat(found(Fixture.INSTRUCTION, Answers.domestic("9")).refunded()).isFalse();
    assertThat(found(Fixture.INSTRUCTION, Answers.domestic("8")).refunded()).isFalse();
  }

  @Test
  void failure_withAReason_repeatsItWithoutNumbers() {
    String told =
        Answers.domestic("9").replace("\"reason\":\"\"", "\"reason\":\"no account 0011223344\"");

    var reason = found(Fixture.INSTRUCTION, told).reason();
    assertThat(reason.provider().code()).isEqualTo("state 9");
    assertThat(reason.provider().text()).startsWith("no account").doesNotContain("0011223344");
  }

  @ParameterizedTest
  @CsvSource({
    "1760000000, 2025-10-09T08:57:50Z",
    "1760000000000, 2025-10-09T08:57:50Z",
    "\"1760000000\", 2025-10-09T08:57:50Z",
    "null, now",
    "\"yesterday\", now",
    "-1, now",
    "999999999999999, now",
    "99999999999999999999999999, now"
  })
  void draft_isResumableUntilFiveMinutesLessAMarginAfterItsCreation(String created, String until) {
    SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));
    String answer =
        Answers.international("1").replace("\"created\":1760000000", "\"created\":" + created);
    try (CannedServer server = Canned.answering(json(200, answer));
        EasylinkProvider provider =
            Fixture.provider(
                Fixture.settings(server.baseUrl()),
                Fixture.context(Duration.ofSeconds(5), clock))) {
      var found = (InquiryOutcome.Resumable) provider.inquire(Fixture.inquiry(Fixture.ABROAD));

      assertThat(found.draft().id()).isEqualTo(Fixture.REFERENCE);
      assertThat(found.draft().validUntil())
          .isEqualTo(until.equals("now") ? clock.instant() : Instant.parse(until));
    }
  }

  @Test
  void unknownTransaction_isNotFound() {
    for (PayoutInstruction one : new PayoutInstruction[] {Fixture.INSTRUCTION, Fixture.ABROAD}) {
      assertThat(inquire(one, json(200, Answers.refused("30020001"))))
          .isInstanceOf(InquiryOutcome.NotFound.class);
      assertThat(inquire(one, json(200, Answers.refused("\"30020001\""))))
          .isInstanceOf(InquiryOutcome.NotFound.class);
      assertThat(inquire(one, json(404, Answers.refused("30020001"))))
          .isInstanceOf(InquiryOutcome.NoAnswer.class);
      assertThat(inquire(one, json(200, "{\"err_code\":30020001,\"message\":\"no\"}")))
          .isInstanceOf(InquiryOutcome.NoAnswer.class);
    }
  }

  static Stream<Arguments> unrecognised() {
    Map<String, Arguments> all = new LinkedHashMap<>();
    Answers.unrecognised(Answers.DOMESTIC)
        .forEach(
            (name, answer) ->
                all.put(
                    "domestic " + name,
                    Arguments.of("domestic " + name, Fixture.INSTRUCTION, answer)));
    Answers.unrecognised(Answers.INTERNATIONAL)
        .forEach(
            (name, answer) ->
                all.put(
                    "international " + name,
                    Arguments.of("international " + name, Fixture.ABROAD, answer)));
    String[][] changes = {
      {"\"domestic\"", "\"international\""},
      {"\"domestic\"", "7"},
      {"\"202510162200620000082571\"", "{}"},
      {"\"202510162200620000082571\"", "1.5"},
      {"\"destination_currency\":\"IDR\"", "\"destination_currency\":\"RUPIAH\""},
      {"\"destination_currency\":\"IDR\"", "\"destination_currency\":360"}
    };
    for (String[] change : changes) {
      all.put(
          change[0] + change[1],
          Arguments.of(
              "domestic " + change[1],
              Fixture.INSTRUCTION,
              Answers.changed(Answers.DOMESTIC, change[0], change[1])));
    }
    return all.values().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unrecognised")
  void inquiry_answeredWithWhatIsNotRecognised_isNoAnswer(
      String what, PayoutInstruction instruction, byte[] answer) {
    assertThat(inquire(instruction, answer)).isInstanceOf(InquiryOutcome.NoAnswer.class);
  }

  @Test
  void inquiry_notAuthorised_isNoAnswer() {
    assertThat(inquire(Fixture.INSTRUCTION, html(401))).isInstanceOf(InquiryOutcome.NoAnswer.class);
  }

  @ParameterizedTest
  @MethodSource("noAmounts")
  void fault09_paidWithAnAmountThatIsNone_isNotPaid(String amount) {
    String domestic = "\"destination_amount\":\"100123.000000000000000000\"";
    assertThat(
            inquire(
                Fixture.INSTRUCTION,
                json(
                    200,
                    Answers.domestic("7").replace(domestic, "\"destination_amount\":" + amount))))
        .isInstanceOf(InquiryOutcome.NoAnswer.class);
    assertThat(
            inquire(
                Fixture.ABROAD,
                json(
                    200,
                    Answers.international("7")
                        .replace(
                            "\"destination_amount\":90.5", "\"destination_amount\":" + amount))))
        .isInstanceOf(InquiryOutcome.NoAnswer.class);
  }

  static String[] noAmounts() {
    return Answers.noAmounts();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"0.000000000000000000\"", "1E+3", "\"100124\"", "100123.5"})
  void fault09_paidWithAnotherAmount_saysSo(String amount) {
    String told =
        Answers.domestic("7")
            .replace(
                "\"destination_amount\":\"100123.000000000000000000\"",
                "\"destination_amount\":" + amount);

    Evidence evidence = found(Fixture.INSTRUCTION, told);
    assertThat(evidence.kind()).isEqualTo(EvidenceKind.PAID);
    assertThat(evidence.terms().fit(Fixture.INSTRUCTION)).isFalse();
  }

  @Test
  void fault09_paidInAnotherCurrencyOrToAnotherAccount_saysSo() {
    Evidence currency =
        found(
            Fixture.INSTRUCTION,
            Answers.domestic("7")
                .replace("\"destination_currency\":\"IDR\"", "\"destination_currency\":\"USD\""));
    Evidence account =
        found(Fixture.ABROAD, Answers.international("7").replace("9876543210", "9876543211"));
    Evidence masked =
        found(Fixture.ABROAD, Answers.international("7").replace("9876543210", "******3210"));

    assertThat(currency.terms().fit(Fixture.INSTRUCTION)).isFalse();
    assertThat(account.terms().fit(Fixture.ABROAD)).isFalse();
    assertThat(masked.terms().fit(Fixture.ABROAD)).isTrue();
  }

  private static Evidence found(PayoutInstruction instruction, String answer) {
    return ((InquiryOutcome.Found) inquire(instruction, json(200, answer))).evidence();
  }

  private static InquiryOutcome inquire(PayoutInstruction instruction, byte[] answer) {
    try (CannedServer server = Canned.answering(answer);
        EasylinkProvider provider = Fixture.provider(server.baseUrl())) {
      return provider.inquire(Fixture.inquiry(instruction));
    }
  }
}
