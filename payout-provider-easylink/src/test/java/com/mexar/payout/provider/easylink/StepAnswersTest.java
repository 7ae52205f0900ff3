package com.mexar.payout.provider.easylink;

import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import com.mexar.payout.testkit.provider.SettableClock;
import java.net.URI;
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

/** What each step concludes from each answer. */
class StepAnswersTest {

  @ParameterizedTest
  @CsvSource({
    "1, ACKNOWLEDGED, true",
    "2, ACKNOWLEDGED, true",
    "\"2\", ACKNOWLEDGED, true",
    "3, ON_HOLD, true",
    "4, ON_HOLD, true",
    "7, PAID, true",
    "8, UNEXECUTED, true",
    "9, FAILED_UNPROVEN, true",
    "10, UNEXECUTED, true",
    "11, ACKNOWLEDGED, false"
  })
  void create_answeredWithAState_isAcknowledgedWithThat(
      String state, EvidenceKind kind, boolean known) {
    var taken =
        (StepOutcome.Acknowledged) submit(Fixture.create(), json(200, Answers.created(state)));

    assertThat(taken.evidence().kind()).isEqualTo(kind);
    assertThat(taken.evidence().known()).isEqualTo(known);
    assertThat(taken.evidence().transactionId()).isEqualTo("202510162200620000082571");
    assertThat(taken.evidence().terms().fit(Fixture.INSTRUCTION)).isTrue();
    assertThat(taken.evidence().terms().account()).isEqualTo("0011223344");
    assertThat(taken.evidence().cost().debited()).isEqualTo(Samples.money("IDR", "100123"));
    assertThat(taken.evidence().cost().fee()).isEqualTo(Samples.money("IDR", "3500"));
  }

  @Test
  void draft_answeredWithTheFirstState_isPreparedUnderOurReference() {
    SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));
    try (CannedServer server = Canned.answering(json(200, Answers.international("1")));
        EasylinkProvider provider =
            Fixture.provider(
                Fixture.settings(server.baseUrl()),
                Fixture.context(Duration.ofSeconds(5), clock))) {
      var prepared = (StepOutcome.Prepared) provider.submit(Fixture.draft());

      assertThat(prepared.draft().id()).isEqualTo(Fixture.REFERENCE);
      assertThat(prepared.draft().validUntil())
          .isEqualTo(clock.instant().plus(Duration.ofSeconds(270)));
      assertThat(prepared.draft().cost().debited()).isEqualTo(Samples.money("IDR", "1117268"));
      assertThat(prepared.draft().cost().fee()).isEqualTo(Samples.money("IDR", "3500"));
      assertThat(prepared.draft().cost().rate()).isEqualTo("12345.5");
      assertThat(prepared.terms().amount()).isEqualTo(Samples.money("SGD", "90.5"));
      assertThat(prepared.terms().account()).isEqualTo("9876543210");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, ACKNOWLEDGED, true",
    "3, ACKNOWLEDGED, false",
    "4, ACKNOWLEDGED, false",
    "27, ON_HOLD, true",
    "7, PAID, true",
    "8, UNEXECUTED, true",
    "9, FAILED_UNPROVEN, true"
  })
  void confirm_answeredWithAState_isAcknowledgedWithThat(
      String state, EvidenceKind kind, boolean known) {
    var taken =
        (StepOutcome.Acknowledged)
            submit(Fixture.confirm(), json(200, Answers.international(state)));

    assertThat(taken.evidence().kind()).isEqualTo(kind);
    assertThat(taken.evidence().known()).isEqualTo(known);
    assertThat(taken.evidence().transactionId()).isEqualTo(Fixture.REFERENCE);
  }

  @Test
  void confirm_answeredWithTheDraft_isUnknown() {
    assertThat(submit(Fixture.confirm(), json(200, Answers.international("1"))))
        .isInstanceOf(StepOutcome.Unknown.class);
  }

  @Test
  void confirm_thatCouldEndAfterTheDraft_isNotSent() {
    SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));
    try (CannedServer server = Canned.answering(HANG_UP);
        EasylinkProvider provider =
            Fixture.provider(
                Fixture.settings(server.baseUrl()),
                Fixture.context(Duration.ofSeconds(10), clock))) {
      for (Draft draft :
          new Draft[] {
            null,
            new Draft(Fixture.REFERENCE, null, null),
            new Draft(Fixture.REFERENCE, null, clock.instant()),
            new Draft(Fixture.REFERENCE, null, clock.instant().plus(Duration.ofSeconds(10)))
          }) {
        var request = Fixture.confirm(Fixture.REFERENCE, Fixture.ABROAD, draft);
        assertThat(provider.submit(request)).isInstanceOf(StepOutcome.SurelyNotSent.class);
      }
      assertThat(server.requests()).isEmpty();

      Draft later =
          new Draft(Fixture.REFERENCE, null, clock.instant().plus(Duration.ofSeconds(11)));
      assertThat(provider.submit(Fixture.confirm(Fixture.REFERENCE, Fixture.ABROAD, later)))
          .isInstanceOf(StepOutcome.Unknown.class);
    }
  }

  static Stream<Arguments> unrecognised() {
    Map<String, Arguments> all = new LinkedHashMap<>();
    Answers.unrecognised(Answers.CREATED)
        .forEach(
            (name, answer) ->
                all.put("create " + name, Arguments.of(name, Fixture.create(), answer)));
    Answers.unrecognised(Answers.INTERNATIONAL)
        .forEach(
            (name, answer) -> {
              if (!name.startsWith("state 7,")) {
                all.put("draft " + name, Arguments.of(name, Fixture.draft(), answer));
              }
              all.put("confirm " + name, Arguments.of(name, Fixture.confirm(), answer));
            });
    for (String amount : Answers.noAmounts()) {
      all.put(
          "create amount " + amount,
          Arguments.of(
              "amount",
              Fixture.create(),
              Answers.changed(Answers.CREATED, "\"amount\":\"100123\"", "\"amount\":" + amount)));
      all.put(
          "draft amount " + amount,
          Arguments.of(
              "amount",
              Fixture.draft(),
              Answers.changed(
                  Answers.INTERNATIONAL,
                  "\"destination_amount\":90.5",
                  "\"destination_amount\":" + amount)));
    }
    return all.values().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unrecognised")
  void step_answeredWithWhatIsNotRecognised_isUnknown(
      String what, StepRequest request, byte[] answer) {
    assertThat(submit(request, answer)).isInstanceOf(StepOutcome.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "10500003, INSTRUCTION AC01",
    "30010000, OURS_OR_PROVIDERS NARR",
    "30010007, OURS_OR_PROVIDERS NARR",
    "30010010, OURS_OR_PROVIDERS NARR",
    "30010020, OURS_OR_PROVIDERS NARR",
    "30020000, DUPLICATE AM05",
    "30020003, PROVIDER_LIMIT NARR",
    "30020004, OURS_OR_PROVIDERS NARR",
    "30020005, PROVIDER_LIMIT AM06",
    "\"30020005\", PROVIDER_LIMIT AM06",
    "40000000, OURS_OR_PROVIDERS AM04",
    "40002004, OURS_OR_PROVIDERS AM04",
    "40001000, OURS_OR_PROVIDERS NARR",
    "40002002, OURS_OR_PROVIDERS NARR",
    "60001004, PROVIDER_LIMIT NARR",
    "581000001, OURS_OR_PROVIDERS NARR",
    "581000002, OURS_OR_PROVIDERS NARR"
  })
  void create_refusedByCode_hasItsClass(String code, String expected) {
    for (StepRequest request : new StepRequest[] {Fixture.create(), Fixture.draft()}) {
      var refused = (StepOutcome.Refused) submit(request, json(200, Answers.refused(code)));

      assertThat(refused.refusal() + " " + refused.reason().code()).isEqualTo(expected);
      assertThat(refused.reason().provider().code()).isEqualTo(code.replace("\"", ""));
      assertThat(refused.reason().provider().text()).doesNotContain("0011223344");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "10041006", "40002003", "30020001", "30020002", "30010006", "1"})
  void create_refusedByACodeThatProvesNothing_isUnknown(String code) {
    assertThat(submit(Fixture.create(), json(200, Answers.refused(code))))
        .isInstanceOf(StepOutcome.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"581000001", "581000002", "40000000", "40002004"})
  void confirm_refusedBeforeAnythingMoved_isOurs(String code) {
    var refused = (StepOutcome.Refused) submit(Fixture.confirm(), json(200, Answers.refused(code)));

    assertThat(refused.refusal()).isEqualTo(RefusalClass.OURS_OR_PROVIDERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30020000", "30020001", "30020002", "30020003", "10500003", "60001004"})
  void confirm_refusedOtherwise_isUnknown(String code) {
    assertThat(submit(Fixture.confirm(), json(200, Answers.refused(code))))
        .isInstanceOf(StepOutcome.Unknown.class);
  }

  @Test
  void step_notAuthorisedTwice_isOurs() {
    for (StepRequest request :
        new StepRequest[] {Fixture.create(), Fixture.draft(), Fixture.confirm()}) {
      for (byte[] answer : new byte[][] {html(401), json(401, "{\"message\":\"bad jwt\"}")}) {
        var refused = (StepOutcome.Refused) submit(request, answer);

        assertThat(refused.refusal()).isEqualTo(RefusalClass.OURS_OR_PROVIDERS);
      }
    }
  }

  /** It may have come from behind the gateway, after anything. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"code\":10041006}", "{\"err_code\":1}", "{\"code\":0,\"data\":{}}"})
  void step_notAuthorisedInTheProvidersOwnForm_isUnknown(String answer) {
    for (StepRequest request :
        new StepRequest[] {Fixture.create(), Fixture.draft(), Fixture.confirm()}) {
      assertThat(submit(request, json(401, answer))).isInstanceOf(StepOutcome.Unknown.class);
    }
  }

  @Test
  void step_towardsAClosedPort_isSurelyNotSent() {
    URI closed;
    try (CannedServer server = Canned.answering(HANG_UP)) {
      closed = server.baseUrl();
    }
    try (EasylinkProvider provider = Fixture.provider(closed)) {
      for (StepRequest request :
          new StepRequest[] {Fixture.create(), Fixture.draft(), Fixture.confirm()}) {
        assertThat(provider.submit(request)).isInstanceOf(StepOutcome.SurelyNotSent.class);
      }
    }
  }

  @Test
  void fault02_stepWhateverIsAnswered_isSentOnce() {
    for (byte[] answer :
        new byte[][] {HANG_UP, html(408), html(503), html(307), json(200, Answers.refused("-1"))}) {
      try (CannedServer server = Canned.answering(answer);
          EasylinkProvider provider = Fixture.provider(server.baseUrl())) {
        provider.submit(Fixture.create());
        provider.submit(Fixture.draft());
        provider.submit(Fixture.confirm());

        assertThat(server.requestsFor("POST /v2/transfer/create-domestic")).hasSize(1);
        assertThat(server.requestsFor("POST /transfer/create-international")).hasSize(1);
        assertThat(server.requestsFor("POST /transfer/confirm-international")).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404, 422, 502})
  void fault10_pageOfMarkup_isNoAnswerAndRepeatedNowhere(int status) {
    for (StepRequest request :
        new StepRequest[] {Fixture.create(), Fixture.draft(), Fixture.confirm()}) {
      var unknown = (StepOutcome.Unknown) submit(request, html(status));

      assertThat(unknown.reason().provider().code()).isEqualTo("HTTP " + status);
      assertThat(unknown.reason().provider().text()).isNull();
    }
  }

  private static StepOutcome submit(StepRequest request, byte[] answer) {
    try (CannedServer server = Canned.answering(answer);
        EasylinkProvider provider = Fixture.provider(server.baseUrl())) {
      return provider.submit(request);
    }
  }
}
