package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an inquiry concludes from each answer. */
class InquiryAnswersTest {
  private static final byte[] NOT_FOUND = json(404, Answers.error(404, "\"Not Found\""));

  @ParameterizedTest
  @CsvSource({
    "confirmed, ACKNOWLEDGED, true", "submitted, ACKNOWLEDGED, true", "completed, PAID, true",
    "Completed, PAID, true", "refunded, RETURNED, true", "canceled, UNEXECUTED, true",
    "under_review, ACKNOWLEDGED, false", "cancelled, ACKNOWLEDGED, false"
  })
  void inquiry_answered_isEvidenceByTheState(String state, EvidenceKind kind, boolean known) {
    for (String id : new String[] {"14", null}) {
      var found = (InquiryOutcome.Found) inquire(id, json(200, Answers.in(state)));

      assertThat(found.evidence().kind()).isEqualTo(kind);
      assertThat(found.evidence().known()).isEqualTo(known);
      assertThat(found.evidence().transactionId()).isEqualTo("14");
      assertThat(found.evidence().refusal()).isNull();
      assertThat(found.evidence().terms().fit(Fixture.INSTRUCTION)).isTrue();
    }
  }

  @Test
  void inquiry_ofADraft_isResumable() {
    var found = (InquiryOutcome.Resumable) inquire("14", json(200, Answers.in("created")));

    assertThat(found.draft().id()).isEqualTo("14");
    assertThat(found.draft().cost().fee()).isEqualTo(Samples.money("IDR", "2500"));
  }

  @Test
  void inquiry_whoseStateIdContradictsTheState_goesByTheState() {
    String odd = Answers.in("submitted").replace("\"state_id\":null", "\"state_id\":5");

    var found = (InquiryOutcome.Found) inquire("14", json(200, odd));
    assertThat(found.evidence().kind()).isEqualTo(EvidenceKind.ACKNOWLEDGED);
  }

  static Stream<Arguments> unrecognised() {
    return Answers.unrecognised().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unrecognised")
  void inquiry_answeredWithWhatIsNotRecognised_isNoAnswer(String what, byte[] answer) {
    assertThat(inquire("14", answer)).isInstanceOf(InquiryOutcome.NoAnswer.class);
    assertThat(inquire(null, answer)).isInstanceOf(InquiryOutcome.NoAnswer.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 422})
  void inquiry_answeredWithAClientError_isNoAnswer(int status) {
    assertThat(inquire("14", html(status))).isInstanceOf(InquiryOutcome.NoAnswer.class);
    assertThat(inquire(null, json(status, Answers.error(status, "\"no\""))))
        .isInstanceOf(InquiryOutcome.NoAnswer.class);
  }

  @Test
  void inquiry_notFoundInTheProvidersForm_isNotFound() {
    assertThat(inquire(null, NOT_FOUND)).isInstanceOf(InquiryOutcome.NotFound.class);
    assertThat(inquire("14", NOT_FOUND)).isInstanceOf(InquiryOutcome.NotFound.class);
  }

  @Test
  void inquiry_answeredWithHtml_isNoAnswer() {
    assertThat(inquire(null, html(404))).isInstanceOf(InquiryOutcome.NoAnswer.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":404,\"error\":\"Not Found\"}",
        "{\"message\":\"no Route matched with those values\"}",
        "{\"status\":200,\"message\":\"Not Found\"}",
        "{}",
        "[]",
        ""
      })
  void inquiry_notFoundInAnotherForm_isNoAnswer(String body) {
    assertThat(inquire(null, json(404, body))).isInstanceOf(InquiryOutcome.NoAnswer.class);
  }

  @Test
  void inquiry_notFoundByIdButByReference_isFound() {
    try (CannedServer server =
            new CannedServer(
                request ->
                    request.isFor("GET /api/v1/transactions/14 ")
                        ? NOT_FOUND
                        : json(200, Answers.in("submitted")));
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      assertThat(provider.inquire(Fixture.inquiry("14"))).isInstanceOf(InquiryOutcome.Found.class);
      assertThat(server.requests().get(1).line())
          .startsWith("GET /api/v1/transactions/" + Fixture.REFERENCE + "/reference_id ");
    }
  }

  @Test
  void inquiry_notFoundByIdAndUnclearByReference_isNoAnswer() {
    try (CannedServer server =
            new CannedServer(
                request -> request.isFor("GET /api/v1/transactions/14 ") ? NOT_FOUND : HANG_UP);
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      assertThat(provider.inquire(Fixture.inquiry("14")))
          .isInstanceOf(InquiryOutcome.NoAnswer.class);
    }
  }

  @Test
  void inquiry_byIdAnsweredWithAnotherId_isNoAnswer() {
    assertThat(inquire("15", json(200, Answers.in("completed"))))
        .isInstanceOf(InquiryOutcome.NoAnswer.class);
  }

  @Test
  void inquiry_ofADraftWithoutAnId_isNoAnswer() {
    String nameless = Answers.enveloped(Answers.transaction("\"id\":14,", ""));

    assertThat(inquire(null, json(200, nameless))).isInstanceOf(InquiryOutcome.NoAnswer.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1, INSTRUCTION, BE01", "2, INSTRUCTION, AC03", "3, INSTRUCTION, AC01",
    "8, OURS_OR_PROVIDERS, NARR", "9, OURS_OR_PROVIDERS, NARR", "10, INSTRUCTION, FF01",
    "'\"011\"', COMPLIANCE, RR04", "11, COMPLIANCE, RR04", "'\"012\"', INSTRUCTION, AC07",
    "'\"13\"', INSTRUCTION, MS03", "7001, INSTRUCTION, NARR", "7002, INSTRUCTION, MS03",
    "'\"7004\"', INSTRUCTION, FF01", "7007, OURS_OR_PROVIDERS, NARR", "7008, INSTRUCTION, MS03"
  })
  void declined_withACodeThatIsProof_isUnexecuted(
      String code, RefusalClass refusal, ReasonCode reason) {
    var found = (InquiryOutcome.Found) inquire("14", json(200, Answers.declined(code)));

    assertThat(found.evidence().kind()).isEqualTo(EvidenceKind.UNEXECUTED);
    assertThat(found.evidence().refusal()).isEqualTo(refusal);
    assertThat(found.evidence().reason().code()).isEqualTo(reason);
    assertThat(found.evidence().reason().provider().code()).isEqualTo(code.replace("\"", ""));
    assertThat(found.evidence().reason().provider().text()).isEqualTo("no, account …");
  }

  @ParameterizedTest
  @CsvSource({
    "4, true",
    "5, true",
    "6, true",
    "'\"07\"', true",
    "7000, true",
    "7003, true",
    "7005, true",
    "'\"7006\"', true",
    "0, false",
    "14, false",
    "4711, false",
    "null, false",
    "'\"\"', false",
    "'\"bank said no\"', false",
    "1.0, false",
    "-1, false",
    "true, false",
    "[1], false",
    "99999999999999999999, false",
    "4294967297, false"
  })
  void declined_withAnyOtherCode_isNoProof(String code, boolean known) {
    var found = (InquiryOutcome.Found) inquire("14", json(200, Answers.declined(code)));

    assertThat(found.evidence().kind()).isEqualTo(EvidenceKind.FAILED_UNPROVEN);
    assertThat(found.evidence().refusal()).isNull();
    assertThat(found.evidence().known()).isEqualTo(known);
  }

  @Test
  void declined_underOtherLists_followsThem() {
    String[] lists = {"decline-proof-codes", "4, 99", "decline-doubt-codes", "1"};

    assertThat(kind("4", lists)).isEqualTo(EvidenceKind.UNEXECUTED);
    assertThat(kind("99", lists)).isEqualTo(EvidenceKind.UNEXECUTED);
    assertThat(kind("1", lists)).isEqualTo(EvidenceKind.FAILED_UNPROVEN);
    assertThat(kind("2", lists)).isEqualTo(EvidenceKind.FAILED_UNPROVEN);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"sent_amount\":\"20000.0\"', '\"sent_amount\":\"19999.0\"'",
    "'\"sent_amount\":\"20000.0\"', '\"sent_amount\":20000.01'",
    "'\"amount\":\"20000.0\"', '\"amount\":\"2000\"'",
    "'\"account\":\"0011223344\"', '\"account\":\"0011223345\"'",
    "'\"account\":\"0011223344\"', '\"account\":11223345'",
    "'\"20000.0\",\"currency\":\"IDR\"', '\"20000.0\",\"currency\":\"USD\"'"
  })
  void paid_onOtherTerms_statesThem(String old, String other) {
    String odd = Answers.in("completed").replace(old, other);

    var found = (InquiryOutcome.Found) inquire("14", json(200, odd));
    assertThat(found.evidence().kind()).isEqualTo(EvidenceKind.PAID);
    assertThat(found.evidence().terms().fit(Fixture.INSTRUCTION)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"account\":\"0011223344\"', '\"account\":\"******3344\"'",
    "'\"account\":\"0011223344\"', '\"account\":11223344'",
    "'\"account\":\"0011223344\"', '\"account\":null'",
    "'\"sent_amount\":\"20000.0\"', '\"sent_amount\":null'",
    "'\"sent_amount\":\"20000.0\"', '\"sent_amount\":20000'",
    "'\"amount\":20000', '\"amount\":22500'"
  })
  void paid_onTermsMaskedOrLessStated_fits(String old, String other) {
    String odd = Answers.in("completed").replace(old, other);

    var found = (InquiryOutcome.Found) inquire("14", json(200, odd));
    assertThat(found.evidence().terms().fit(Fixture.INSTRUCTION)).isTrue();
  }

  @Test
  void cancel_withoutAnId_findsTheDraftFirst() {
    try (CannedServer server = new CannedServer(request -> json(200, Answers.in("created")));
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      provider.cancelDraft(Fixture.inquiry(null));

      assertThat(server.requests().get(0).line())
          .startsWith("GET /api/v1/transactions/" + Fixture.REFERENCE + "/reference_id ");
      assertThat(server.requests().get(1).line())
          .startsWith("POST /api/v1/transactions/14/cancel ");
    }
  }

  @Test
  void cancel_ofWhatIsNoDraft_cancelsNothing() {
    try (CannedServer server = new CannedServer(request -> json(200, Answers.in("confirmed")));
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      provider.cancelDraft(Fixture.inquiry(null));

      assertThat(server.requestsFor("POST")).isEmpty();
    }
  }

  private static EvidenceKind kind(String code, String... settings) {
    try (CannedServer server = Canned.withBanks(json(200, Answers.declined(code)));
        TransfezProvider provider = Fixture.provider(Canned.url(server), settings)) {
      return ((InquiryOutcome.Found) provider.inquire(Fixture.inquiry("14"))).evidence().kind();
    }
  }

  private static InquiryOutcome inquire(String id, byte[] answer) {
    try (CannedServer server = Canned.withBanks(answer);
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      return provider.inquire(Fixture.inquiry(id));
    }
  }
}
