package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the two steps conclude from each answer: the outcome table, row by row. */
class StepAnswersTest {

  @Test
  void draft_created_isPreparedWithCostAndTerms() {
    var prepared = (StepOutcome.Prepared) submit(Fixture.draft(), json(200, Answers.in("created")));

    assertThat(prepared.draft().id()).isEqualTo("14");
    assertThat(prepared.draft().validUntil()).isNull();
    assertThat(prepared.draft().cost())
        .isEqualTo(new Cost(Samples.money("IDR", "20000"), Samples.money("IDR", "2500"), "1.0"));
    assertThat(prepared.terms().amount()).isEqualTo(Samples.money("IDR", "20000"));
    assertThat(prepared.terms().account()).isEqualTo("0011223344");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"200\",\"data\":",
        "{\"data\":",
        "{\"status\":200,\"message\":\"ok\",\"data\":"
      })
  void draft_createdWithNumbersAndStringsSwapped_isPrepared(String envelope) {
    String swapped =
        Answers.TRANSACTION
            .replace("\"id\":14", "\"id\":\"14\"")
            .replace("\"amount\":20000", "\"amount\":\"20000\"")
            .replace("\"sent_amount\":\"20000.0\"", "\"sent_amount\":2.0E4")
            .replace("\"state_id\":null", "\"state_id\":\"7\"")
            .replace("\"fee\":\"2500.0\"", "\"fee\":2500");
    var prepared =
        (StepOutcome.Prepared) submit(Fixture.draft(), json(200, envelope + swapped + "}"));

    assertThat(prepared.draft().id()).isEqualTo("14");
    assertThat(prepared.terms().fit(Fixture.INSTRUCTION)).isTrue();
    assertThat(prepared.draft().cost().debited()).isEqualTo(Samples.money("IDR", "20000"));
    assertThat(prepared.draft().cost().fee()).isEqualTo(Samples.money("IDR", "2500"));
  }

  @Test
  void draft_withUnreadableCost_isPreparedWithoutIt() {
    String odd =
        Answers.TRANSACTION
            .replace("\"amount\":20000", "\"amount\":\"a lot\"")
            .replace("\"fee\":\"2500.0\"", "\"fee\":false")
            .replace("\"rate\":\"1.0\"", "\"rate\":\"good\"");
    var prepared =
        (StepOutcome.Prepared) submit(Fixture.draft(), json(200, Answers.enveloped(odd)));

    assertThat(prepared.draft().cost()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "confirmed, ACKNOWLEDGED, true", "submitted, ACKNOWLEDGED, true", "completed, PAID, true",
    "refunded, RETURNED, true", "canceled, UNEXECUTED, true", "on_fire, ACKNOWLEDGED, false"
  })
  void step_answeredWithAStateBeyondTheDraft_isAcknowledgedWithThat(
      String state, EvidenceKind kind, boolean known) {
    for (StepRequest request : new StepRequest[] {Fixture.draft(), Fixture.confirm()}) {
      var taken = (StepOutcome.Acknowledged) submit(request, json(200, Answers.in(state)));

      assertThat(taken.evidence().kind()).isEqualTo(kind);
      assertThat(taken.evidence().known()).isEqualTo(known);
      assertThat(taken.evidence().transactionId()).isEqualTo("14");
      assertThat(taken.evidence().cost()).isNotNull();
      assertThat(taken.evidence().terms().fit(Fixture.INSTRUCTION)).isTrue();
    }
  }

  @Test
  void confirm_answeredWithTheDraft_isUnknown() {
    assertThat(submit(Fixture.confirm(), json(200, Answers.in("created"))))
        .isInstanceOf(StepOutcome.Unknown.class);
  }

  @Test
  void confirm_answeredWithAnotherTransaction_isUnknown() {
    String other = Answers.in("confirmed").replace("\"id\":14", "\"id\":15");

    assertThat(submit(Fixture.confirm(), json(200, other))).isInstanceOf(StepOutcome.Unknown.class);
  }

  static Stream<Arguments> unrecognised() {
    return Answers.unrecognised().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unrecognised")
  void step_answeredWithWhatIsNotRecognised_isUnknown(String what, byte[] answer) {
    assertThat(submit(Fixture.draft(), answer)).isInstanceOf(StepOutcome.Unknown.class);
    assertThat(submit(Fixture.confirm(), answer)).isInstanceOf(StepOutcome.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void draft_answeredWithAClientError_isOursOrTheProviders(int status) {
    for (byte[] answer :
        new byte[][] {html(status), json(status, Answers.error(status, "\"Unauthorized\""))}) {
      var refused = (StepOutcome.Refused) submit(Fixture.draft(), answer);

      assertThat(refused.refusal()).isEqualTo(RefusalClass.OURS_OR_PROVIDERS);
      assertThat(refused.reason().provider().code()).isEqualTo("HTTP " + status);
      assertThat(String.valueOf(refused.reason().provider().text())).doesNotContain("nginx");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 410})
  void confirm_answeredWithAClientError_isUnknown(int status) {
    assertThat(submit(Fixture.confirm(), html(status))).isInstanceOf(StepOutcome.Unknown.class);
    assertThat(submit(Fixture.confirm(), json(status, Answers.error(status, "\"no\""))))
        .isInstanceOf(StepOutcome.Unknown.class);
  }

  @Test
  void confirm_notAuthorised_isOursOrTheProviders() {
    var refused =
        (StepOutcome.Refused)
            submit(Fixture.confirm(), json(401, Answers.error(401, "\"Unauthorized\"")));

    assertThat(refused.refusal()).isEqualTo(RefusalClass.OURS_OR_PROVIDERS);
  }

  static Stream<Arguments> complaints() {
    return Map.ofEntries(
            complaint("{'reference_id':['has already been taken']}", "DUPLICATE AM05"),
            complaint("'Reference has already been taken'", "DUPLICATE AM05"),
            complaint("'has already been taken'", "DUPLICATE AM05"),
            complaint(
                "{'beneficiary_account':['is not a number'],"
                    + "'reference_id':['has already been taken']}",
                "DUPLICATE AM05"),
            complaint("{'notes':['has already been taken']}", "OURS_OR_PROVIDERS NARR"),
            complaint(
                "{'base':['Beneficiary name/account number denied compliance']}",
                "COMPLIANCE RR04"),
            complaint("'Beneficiary name/account number denied compliance'", "COMPLIANCE RR04"),
            complaint(
                "{'base':['Maximum amount limit exceeded'],"
                    + "'beneficiary':['denied compliance']}",
                "COMPLIANCE RR04"),
            complaint("{'payer':['must exist']}", "OURS_OR_PROVIDERS RC01"),
            complaint("'Payer must exist / payer_id not found'", "OURS_OR_PROVIDERS RC01"),
            complaint(
                "{'beneficiary_account':[\\\"can't be blank\\\",'is too short (minimum is 6"
                    + " characters)']}",
                "INSTRUCTION AC01"),
            complaint("{'beneficiary':{'account':['is too long']}}", "INSTRUCTION AC01"),
            complaint("{'account':'is not a number'}", "INSTRUCTION AC01"),
            complaint(
                "{'error_message':'An error occured','errors':'Account does not exist'}",
                "INSTRUCTION AC03"),
            complaint("'Amount is not a number'", "INSTRUCTION AM12"),
            complaint("{'amount':['is not a number']}", "INSTRUCTION AM12"),
            complaint("{'beneficiary':['firstname is required']}", "INSTRUCTION FF01"),
            complaint("{'sender':{'lastname':[\\\"can't be blank\\\"]}}", "INSTRUCTION FF01"),
            complaint(
                "{'sender':{'transfer_service_code':['is invalid']}}", "OURS_OR_PROVIDERS NARR"),
            complaint("{'base':['Minimum amount limit not reached']}", "PROVIDER_LIMIT AM06"),
            complaint("'Maximum amount limit exceeded'", "PROVIDER_LIMIT AM02"),
            complaint("{'callback_url':['is invalid']}", "OURS_OR_PROVIDERS NARR"),
            complaint("{'source':['currency required']}", "OURS_OR_PROVIDERS NARR"),
            complaint("'Something new'", "OURS_OR_PROVIDERS NARR"),
            complaint("{}", "OURS_OR_PROVIDERS NARR"),
            complaint("null", "OURS_OR_PROVIDERS NARR"),
            complaint("42", "OURS_OR_PROVIDERS NARR"))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("complaints")
  void draft_unprocessable_isClassedByTheMessage(String message, String expected) {
    var refused =
        (StepOutcome.Refused) submit(Fixture.draft(), json(422, Answers.error(422, message)));

    assertThat(refused.refusal() + " " + refused.reason().code()).isEqualTo(expected);
  }

  @Test
  void draft_unprocessableInAnotherForm_isUnknown() {
    assertThat(submit(Fixture.draft(), html(422))).isInstanceOf(StepOutcome.Unknown.class);
    assertThat(submit(Fixture.draft(), json(422, Answers.error(200, "\"ok\""))))
        .isInstanceOf(StepOutcome.Unknown.class);
  }

  @Test
  void draft_unprocessableWithAHostileMessage_isClassedInTime() {
    String hostile = "\"" + "account payer ".repeat(6_000) + "\"";

    assertThat(submit(Fixture.draft(), json(422, Answers.error(422, hostile))))
        .isInstanceOf(StepOutcome.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Insufficient amount Balance\"",
        "{\"balance\":[\"Insufficient amount Balance\"]}",
        "[\"Insufficient amount Balance\"]"
      })
  void confirm_withoutBalance_isOursWithAM04(String message) {
    var refused =
        (StepOutcome.Refused) submit(Fixture.confirm(), json(422, Answers.error(422, message)));

    assertThat(refused.refusal()).isEqualTo(RefusalClass.OURS_OR_PROVIDERS);
    assertThat(refused.reason().code()).isEqualTo(ReasonCode.AM04);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Transaction has already been confirmed\"",
        "{\"reference_id\":[\"has already been taken\"]}",
        "\"Beneficiary name/account number denied compliance\"",
        "null"
      })
  void confirm_unprocessableOtherwise_isUnknown(String message) {
    assertThat(submit(Fixture.confirm(), json(422, Answers.error(422, message))))
        .isInstanceOf(StepOutcome.Unknown.class);
  }

  @Test
  void step_towardsAClosedPort_isSurelyNotSent() {
    URI closed;
    try (CannedServer server = Canned.withBanks(HANG_UP)) {
      closed = Canned.url(server);
    }
    try (TransfezProvider provider = Fixture.provider(closed)) {
      assertThat(provider.submit(Fixture.draft())).isInstanceOf(StepOutcome.SurelyNotSent.class);
      assertThat(provider.submit(Fixture.confirm())).isInstanceOf(StepOutcome.SurelyNotSent.class);
    }
  }

  @Test
  void confirm_withoutADraft_isSurelyNotSent() {
    try (CannedServer server = Canned.withBanks(HANG_UP);
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      var request = Fixture.confirm(Fixture.REFERENCE, Fixture.INSTRUCTION, null);

      assertThat(provider.submit(request)).isInstanceOf(StepOutcome.SurelyNotSent.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  private static Map.Entry<String, String> complaint(String message, String expected) {
    return Map.entry(
        message.replace('\'', '"').replace("\\\"can\"t be blank\\\"", "\"can't be blank\""),
        expected);
  }

  private static StepOutcome submit(StepRequest request, byte[] answer) {
    try (CannedServer server = Canned.withBanks(answer);
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      return provider.submit(request);
    }
  }
}
