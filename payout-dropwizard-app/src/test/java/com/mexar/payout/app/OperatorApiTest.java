package com.mexar.payout.app;

import static com.mexar.payout.app.Requests.body;
import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.sandbox.MagicAccount;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operators' routes, over real HTTP. */
class OperatorApiTest {
  private static final String REASON = "{\"reason\": \"the regulator called\"}";

  private static TestGateway gateway;
  private static Requests http;

  @BeforeAll
  static void start() throws Exception {
    gateway =
        TestGateway.start(
            Map.of(
                "PAYOUT_LEASE", "3s", "PAYOUT_CALL_TIMEOUT", "1s", "PAYOUT_CLIENT_RATE", "9999"));
    http = new Requests(gateway);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  @AfterEach
  void activate() throws Exception {
    setState("ACTIVE");
  }

  @Test
  void provider_suspended_holdsPayoutsUntilItIsActiveAgain() throws Exception {
    Answer suspended = setState("SUSPENDED");
    assertThat(suspended.status()).as(suspended.body()).isEqualTo(200);
    assertThat(suspended.json().path("state").asText()).isEqualTo("SUSPENDED");
    assertThat(suspended.json().path("history").get(0).path("actor").asText())
        .isEqualTo("operator:ops");
    assertThat(suspended.json().path("history").get(0).path("reason").asText())
        .isEqualTo("the regulator called");
    String path = pay("0011223344");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> get(path).path("waitingFor").path("code").asText().equals("NO_ACTIVE_PROVIDER"));

    setState("ACTIVE");

    awaitStatus(path, "PAID");
    JsonNode listed =
        http.get("/v1/operator/providers", TestGateway.AUDITOR).json().path("items").get(0);
    assertThat(listed.path("history").size()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void provider_neverSeen_isNotFound() throws Exception {
    Answer answer =
        http.send(
            "PUT",
            "/v1/operator/providers/nobody",
            TestGateway.OPERATOR,
            "{\"state\": \"ACTIVE\", \"reason\": \"x\"}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
  }

  @Test
  void balances_asked_areTheProviders() throws Exception {
    Answer answer = http.get("/v1/operator/providers/transfez/balances", TestGateway.OPERATOR);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode balance = answer.json().path("items").get(0);
    assertThat(balance.path("amount").path("currency").asText()).isEqualTo("IDR");
    assertThat(balance.path("active").asBoolean()).isTrue();
    assertThat(http.get("/v1/operator/providers/nobody/balances", TestGateway.OPERATOR).status())
        .isEqualTo(404);
  }

  @Test
  void transactions_listed_areTheProvidersPageByPage() throws Exception {
    String path = pay(MagicAccount.STUCK_SUBMITTED.number());
    awaitStatus(path, "PENDING");
    pay(MagicAccount.STUCK_SUBMITTED.number());
    JsonNode attempt = get(path).path("attempts").get(0);
    String list = "/v1/operator/providers/transfez/transactions?limit=1";

    List<JsonNode> listed = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Answer page = http.get(list + cursor, TestGateway.AUDITOR);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      assertThat(page.json().path("items")).hasSizeLessThanOrEqualTo(1);
      page.json().path("items").forEach(listed::add);
      JsonNode next = page.json().path("nextCursor");
      cursor = next.isNull() ? null : "&cursor=" + next.asText();
    }

    assertThat(listed)
        .anySatisfy(
            one -> {
              assertThat(one.path("attemptReference")).isEqualTo(attempt.path("attemptReference"));
              assertThat(one.path("transactionId"))
                  .isEqualTo(attempt.path("providerTransactionId"));
              assertThat(one.path("state").asText()).isEqualTo("ACKNOWLEDGED");
              assertThat(one.path("known").asBoolean()).isTrue();
              assertThat(one.path("amount").path("currency").asText()).isEqualTo("IDR");
            });
    assertThat(
            http.get("/v1/operator/providers/nobody/transactions", TestGateway.OPERATOR).status())
        .isEqualTo(404);
  }

  @Test
  void failureWithoutProof_isATaskThatTwoOperatorsResolve() throws Exception {
    String path = pay(MagicAccount.DECLINED_5.number());
    String id = path.substring(path.lastIndexOf('/') + 1);
    JsonNode task = awaitTask(id, "FAILED_WITHOUT_PROOF", "OPEN");
    assertThat(task.path("asked").asText()).isNotEmpty();
    assertThat(task.path("known").asText())
        .contains("IN_DOUBT")
        .contains("transfez")
        .doesNotContain("Budi");
    awaitStatus(path, "IN_DOUBT");
    JsonNode payout = get(path);

    Answer proposed = propose(id, payout.path("sequence").asLong(), "UNEXECUTED", true);
    assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
    assertThat(proposed.json().path("state").asText()).isEqualTo("PROPOSED");
    String resolution = proposed.json().path("id").asText();
    String approve = "/v1/operator/payouts/" + id + "/resolutions/" + resolution + "/approve";
    Answer own = http.send("POST", approve, TestGateway.OPERATOR, REASON);
    assertThat(own.status()).isEqualTo(403);

    Answer approved = http.send("POST", approve, TestGateway.OTHER_OPERATOR, REASON);
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    assertThat(approved.json().path("state").asText()).isEqualTo("APPROVED");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(get(path).path("attempts").size()).isEqualTo(2));
    JsonNode history = get(path + "/history").path("items");
    assertThat(history.findValuesAsText("cause")).contains("operator");
    assertThat(history.findValuesAsText("actor")).contains("operator:bea");

    Answer late = http.send("POST", approve, TestGateway.OTHER_OPERATOR, REASON);
    assertThat(late.status()).as("the same request again").isEqualTo(200);
    JsonNode listed =
        http.get("/v1/operator/payouts/" + id + "/resolutions", TestGateway.AUDITOR)
            .json()
            .path("items")
            .get(0);
    assertThat(listed.path("proposal").path("operator").asText()).isEqualTo("ops");
    assertThat(listed.path("approval").path("operator").asText()).isEqualTo("bea");
  }

  @Test
  void resolution_ofAPayoutThatMovedOn_isAConflict() throws Exception {
    String path = pay("0011223344");
    String id = path.substring(path.lastIndexOf('/') + 1);
    awaitStatus(path, "PAID");

    Answer moved = propose(id, 1, "PAID", false);
    Answer nothing = propose(id, get(path).path("sequence").asLong(), "UNEXECUTED", false);

    assertThat(moved.status()).isEqualTo(409);
    assertThat(moved.problem()).isEqualTo("sequence-moved");
    assertThat(nothing.problem()).isEqualTo("nothing-to-resolve");
    assertThat(propose(UUID.randomUUID().toString(), 1, "PAID", false).status()).isEqualTo(404);
  }

  @Test
  void inquiry_onDemand_isTaken() throws Exception {
    String path = pay("0011223344");
    String id = path.substring(path.lastIndexOf('/') + 1);
    awaitStatus(path, "PAID");

    Answer asked =
        http.send("POST", "/v1/operator/payouts/" + id + "/inquire", TestGateway.OPERATOR, REASON);

    assertThat(asked.status()).isEqualTo(202);
    setState("SUSPENDED");
    String waiting = pay("0011223344");
    Answer none =
        http.send(
            "POST",
            "/v1/operator/payouts/" + waiting.substring(waiting.lastIndexOf('/') + 1) + "/inquire",
            TestGateway.OPERATOR,
            REASON);
    assertThat(none.status()).isEqualTo(409);
    assertThat(none.problem()).isEqualTo("nothing-to-inquire");
  }

  @Test
  void callbacks_kept_areListedWithoutTheirTokensAndReplayed() throws Exception {
    String path = pay("0011223344");
    String id = path.substring(path.lastIndexOf('/') + 1);
    awaitStatus(path, "PAID");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> callbacks("?payout=" + id + "&verdict=HINTED").size() > 0);

    JsonNode callback = callbacks("?provider=transfez&payout=" + id + "&limit=1").get(0);

    assertThat(callback.path("payoutId").asText()).isEqualTo(id);
    assertThat(callback.path("attemptReference").asText()).startsWith("mx-");
    assertThat(callback.toString()).doesNotContain("/callbacks/").doesNotContain("k1.");
    Answer replayed =
        http.send(
            "POST",
            "/v1/operator/callbacks/" + callback.path("id").asText() + "/replay",
            TestGateway.OPERATOR,
            REASON);
    assertThat(replayed.status()).isEqualTo(202);
    assertThat(
            http.send(
                    "POST",
                    "/v1/operator/callbacks/" + UUID.randomUUID() + "/replay",
                    TestGateway.OPERATOR,
                    REASON)
                .status())
        .isEqualTo(404);
    assertThat(audit()).contains("callback.replay");
  }

  @Test
  void callbacks_refused_areListedWithWhyAndAreNotReplayed() throws Exception {
    for (int i = 0; i < 3; i++) {
      http.send(http.anonymous("/callbacks/transfez/x").POST(BodyPublishers.ofString("12345")));
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> callbacks("?verdict=REFUSED").size() == 3);

    JsonNode first = get("/v1/operator/callbacks?verdict=REFUSED&provider=transfez&limit=2");
    JsonNode rest =
        get(
            "/v1/operator/callbacks?verdict=REFUSED&limit=2&cursor="
                + first.path("nextCursor").asText());

    JsonNode refused = first.path("items").get(0);
    assertThat(refused.path("verdict").asText()).isEqualTo("REFUSED");
    assertThat(refused.path("reason").asText()).isEqualTo("the address carries no token");
    assertThat(refused.path("remoteAddress").asText()).isEqualTo("127.0.0.1");
    assertThat(refused.path("bytes").asInt()).isEqualTo(5);
    assertThat(refused.has("payoutId")).isFalse();
    assertThat(rest.path("items").size()).isEqualTo(1);
    assertThat(rest.path("nextCursor").isNull()).isTrue();
    assertThat(callbacks("?verdict=REFUSED&provider=easylink").size()).isZero();
    Answer replayed =
        http.send(
            "POST",
            "/v1/operator/callbacks/" + refused.path("id").asText() + "/replay",
            TestGateway.OPERATOR,
            REASON);
    assertThat(replayed.status()).isEqualTo(404);
    assertThat(replayed.json().path("detail").asText()).contains("cannot be replayed");
    Answer ofAPayout =
        http.get(
            "/v1/operator/callbacks?verdict=REFUSED&payout=" + UUID.randomUUID(),
            TestGateway.AUDITOR);
    assertThat(ofAPayout.status()).isEqualTo(400);
    assertThat(ofAPayout.json().path("errors").get(0).path("pointer").asText())
        .isEqualTo("/payout");
  }

  @Test
  void audit_saysWhoDidWhatAndWhy_inPages() throws Exception {
    setState("DRAINING");
    setState("ACTIVE");
    JsonNode first = http.get("/v1/operator/audit?limit=1", TestGateway.AUDITOR).json();
    JsonNode second =
        http.get(
                "/v1/operator/audit?limit=1&cursor=" + first.path("nextCursor").asText(),
                TestGateway.AUDITOR)
            .json();

    assertThat(first.path("items").get(0).path("action").asText())
        .isEqualTo("provider.set-state ACTIVE");
    assertThat(second.path("items").get(0).path("action").asText())
        .isEqualTo("provider.set-state DRAINING");
    assertThat(second.path("items").get(0).path("target").asText()).isEqualTo("provider:transfez");
    assertThat(second.path("items").get(0).path("reason").asText())
        .isEqualTo("the regulator called");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /v1/operator/providers",
    "PUT,  /v1/operator/providers/transfez",
    "GET,  /v1/operator/providers/transfez/balances",
    "GET,  /v1/operator/providers/transfez/transactions",
    "GET,  /v1/operator/tasks",
    "GET,  /v1/operator/callbacks",
    "POST, /v1/operator/callbacks/019ab2c3-0000-7000-8000-000000000002/replay",
    "GET,  /v1/operator/audit",
    "POST, /v1/operator/payouts/019ab2c3-0000-7000-8000-000000000002/inquire",
    "GET,  /v1/operator/payouts/019ab2c3-0000-7000-8000-000000000002/resolutions",
    "POST, /v1/operator/payouts/019ab2c3-0000-7000-8000-000000000002/resolutions",
    "POST, /v1/operator/payouts/019ab2c3-0000-7000-8000-000000000002/resolutions/019ab2c3-0000-7000-8000-000000000002/approve",
  })
  void route_isForOperatorsAlone_andAuditorsWhereTheyRead(String method, String path)
      throws Exception {
    Answer client = http.send(method, path, TestGateway.CLIENT, REASON);
    Answer auditor = http.send(method, path, TestGateway.AUDITOR, REASON);

    assertThat(client.status()).isEqualTo(403);
    assertThat(client.problem()).isEqualTo("forbidden");
    if (method.equals("GET")) {
      assertThat(auditor.status()).isIn(200, 404);
    } else {
      assertThat(auditor.status()).isEqualTo(403);
    }
    assertThat(http.send(method, path, "nobody's", REASON).status()).isEqualTo(401);
  }

  private static String pay(String account) throws Exception {
    Answer answer = http.pay(fresh(), body(fresh()).replace("0011223344", account));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.location().toString();
  }

  private static Answer setState(String state) throws Exception {
    return http.send(
        "PUT",
        "/v1/operator/providers/transfez",
        TestGateway.OPERATOR,
        "{\"state\": \"%s\", \"reason\": \"the regulator called\"}".formatted(state));
  }

  private static Answer propose(String id, long sequence, String outcome, boolean retry)
      throws Exception {
    return http.send(
        "POST",
        "/v1/operator/payouts/" + id + "/resolutions",
        TestGateway.OPERATOR,
        """
        {"attempt": 1, "sequence": %d, "outcome": "%s", "retry": %s,
         "evidence": "letter of the bank", "reason": "it was not executed"}"""
            .formatted(sequence, outcome, retry));
  }

  private static JsonNode get(String path) throws Exception {
    return http.get(path, TestGateway.OPERATOR).json();
  }

  private static void awaitStatus(String path, String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get(path).path("status").asText().equals(status));
  }

  private static JsonNode awaitTask(String payout, String kind, String state) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                StreamSupport.stream(
                        get("/v1/operator/tasks?limit=200&state=" + state)
                            .path("items")
                            .spliterator(),
                        false)
                    .filter(it -> it.path("payoutId").asText().equals(payout))
                    .filter(it -> it.path("kind").asText().equals(kind))
                    .findFirst()
                    .orElse(null),
            it -> it != null);
  }

  private static JsonNode callbacks(String query) throws Exception {
    return get("/v1/operator/callbacks" + query).path("items");
  }

  private static List<String> audit() throws Exception {
    return get("/v1/operator/audit").path("items").findValuesAsText("action");
  }
}
