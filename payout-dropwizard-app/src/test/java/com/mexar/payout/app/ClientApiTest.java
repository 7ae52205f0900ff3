package com.mexar.payout.app;

import static com.mexar.payout.app.Requests.body;
import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.sandbox.Fault;
import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.Step;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client does besides paying: cancel, list, pull events, look providers and accounts up. */
class ClientApiTest {
  private static TestGateway gateway;
  private static Requests http;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start(Map.of("PAYOUT_CLIENT_RATE", "9999"));
    http = new Requests(gateway);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  @Test
  void cancel_whileWaiting_isDoneAndDoneAgain() throws Exception {
    setState("SUSPENDED");
    try {
      String path = pay(TestGateway.CLIENT);
      Answer cancelled = cancel(path, TestGateway.CLIENT);
      Answer again = cancel(path, TestGateway.CLIENT);

      assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
      assertThat(cancelled.json().path("status").asText()).isEqualTo("CANCELLED");
      assertThat(cancelled.json().path("reason").path("code").asText()).isEqualTo("CUST");
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.json()).isEqualTo(cancelled.json());
    } finally {
      setState("ACTIVE");
    }
  }

  @Test
  void cancel_ofAPayoutInDoubt_isAWishUntilItIsProven() throws Exception {
    String path = payTo(MagicAccount.DECLINED_4.number());
    awaitStatus(path, "IN_DOUBT");
    Answer wished = cancel(path, TestGateway.CLIENT);

    assertThat(wished.status()).as(wished.body()).isEqualTo(202);
    assertThat(wished.json().path("cancelRequested").asBoolean()).isTrue();
    assertThat(get(path).path("cancelRequested").asBoolean()).isTrue();
  }

  @Test
  void cancel_whatIsPaid_isAConflict() throws Exception {
    String path = pay(TestGateway.CLIENT);
    awaitStatus(path, "PAID");
    Answer refused = cancel(path, TestGateway.CLIENT);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("not-cancellable");
    assertThat(refused.json().path("payoutStatus").asText()).isEqualTo("PAID");
  }

  @Test
  void cancel_bySomebodyElse_isRefused() throws Exception {
    String path = pay(TestGateway.CLIENT);

    assertThat(cancel(path, TestGateway.OTHER_CLIENT).status()).isEqualTo(404);
    assertThat(cancel(path, TestGateway.OPERATOR).status()).isEqualTo(403);
    assertThat(cancel("/v1/payouts/" + UUID.randomUUID(), TestGateway.CLIENT).status())
        .isEqualTo(404);
    awaitStatus(path, "PAID");
  }

  @Test
  void list_inPages_isEachOnceNewestFirst() throws Exception {
    Instant from = Instant.now();
    List<String> paid = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      paid.add(0, id(pay(TestGateway.CLIENT)));
    }
    pay(TestGateway.OTHER_CLIENT);

    List<String> listed = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get("/v1/payouts?limit=2&createdFrom=" + from + cursor);
      listed.addAll(page.path("items").findValuesAsText("id"));
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
    } while (!cursor.isEmpty());

    assertThat(listed).isEqualTo(paid);
    assertThat(
            http.get("/v1/payouts?createdFrom=" + from, TestGateway.AUDITOR)
                .json()
                .path("items")
                .size())
        .isGreaterThanOrEqualTo(6);
  }

  @Test
  void list_byReferenceStatusAndProvider_isWhatWasAskedFor() throws Exception {
    String reference = fresh();
    Answer accepted = http.pay(fresh(), body(reference));
    String path = accepted.location().toString();
    awaitStatus(path, "PAID");

    assertThat(ids("?reference=" + reference)).containsExactly(id(path));
    assertThat(ids("?reference=" + reference + "&status=PAID&provider=transfez"))
        .containsExactly(id(path));
    assertThat(ids("?reference=" + reference + "&status=FAILED")).isEmpty();
    assertThat(ids("?reference=" + reference + "&provider=easylink")).isEmpty();
    assertThat(ids("?reference=" + reference + "&createdTo=2020-01-01T00:00:00Z")).isEmpty();
    assertThat(
            http.get("/v1/payouts?reference=" + reference, TestGateway.OTHER_CLIENT)
                .json()
                .path("items"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/payouts?stauts=PAID, /stauts",
    "/v1/payouts?status=paid, /status",
    "/v1/payouts?status=PAID&status=FAILED, /status",
    "/v1/payouts?limit=0, /limit",
    "/v1/payouts?limit=201, /limit",
    "/v1/payouts?limit=1e2, /limit",
    "/v1/payouts?cursor=nonsense, /cursor",
    "/v1/payouts?createdFrom=yesterday, /createdFrom",
    "/v1/payouts?createdTo=2026-01-01T00:00:00, /createdTo",
    "/v1/payouts?reference=a%20b, /reference",
    "/v1/payouts?provider=Transfez, /provider",
    "/v1/events?after=-1, /after",
    "/v1/events?after=99999999999999999999, /after",
    "/v1/events?cursor=1, /cursor",
    "/v1/providers?x=1, /x",
    "/v1/providers/transfez/banks, /country",
    "/v1/providers/transfez/banks?country=id, /country",
  })
  void query_wrong_isInvalidThere(String path, String pointer) throws Exception {
    Answer answer = http.get(path, TestGateway.CLIENT);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly(pointer);
  }

  @Test
  void query_wrongInSeveralPlaces_isToldAltogether() throws Exception {
    Answer answer = http.get("/v1/payouts?limit=x&status=x&x=x", TestGateway.CLIENT);

    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/limit", "/status", "/x");
  }

  @Test
  void events_pulled_areOnesOwnInOrderAndGoOn() throws Exception {
    String after = get("/v1/events?limit=200").path("nextCursor").asText();
    String path = pay(TestGateway.CLIENT);
    String others = pay(TestGateway.OTHER_CLIENT);
    awaitStatus(path, "PAID");

    List<JsonNode> own = new ArrayList<>();
    String[] cursor = {after};
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              JsonNode page = get("/v1/events?limit=3&after=" + cursor[0]);
              cursor[0] = page.path("nextCursor").asText();
              page.path("items").forEach(own::add);
              return own.stream().anyMatch(it -> it.path("type").asText().equals("payout.paid"));
            });

    List<JsonNode> ofThis =
        own.stream().filter(it -> it.path("subject").asText().equals(id(path))).toList();
    assertThat(ofThis).extracting(it -> it.path("sequence").asInt()).startsWith(1, 2, 3);
    assertThat(own).noneMatch(it -> it.path("subject").asText().equals(id(others)));
    assertThat(ofThis.get(0).path("data").path("payout").path("id").asText()).isEqualTo(id(path));
    assertThat(own.toString()).doesNotContain("Budi").doesNotContain("0011223344");
    JsonNode end = get("/v1/events?after=" + Long.MAX_VALUE / 10);
    assertThat(end.path("items")).isEmpty();
    assertThat(end.path("nextCursor").asText()).isEqualTo(Long.toString(Long.MAX_VALUE / 10));
  }

  @Test
  void providers_listed_sayWhatTheyCanDo() throws Exception {
    JsonNode provider = get("/v1/providers").path("items").get(0);

    assertThat(provider.path("name").asText()).isEqualTo("transfez");
    assertThat(provider.path("state").asText()).isEqualTo("ACTIVE");
    assertThat(provider.path("abilities").toString())
        .contains("ACCOUNT_INQUIRIES", "BALANCES", "INSTITUTIONS", "CALLBACKS", "CANCEL_DRAFTS");
    assertThat(provider.path("corridors").findValuesAsText("method")).contains("bank", "wallet");
    assertThat(provider.path("limits").path("concurrency").asInt()).isPositive();
    assertThat(provider.has("history")).isFalse();
  }

  @Test
  void banks_listed_areTheGatewaysOwnCodes() throws Exception {
    JsonNode banks = get("/v1/providers/transfez/banks?country=ID").path("items");

    assertThat(banks.findValuesAsText("code")).contains("bca", "mandiri", "ovo", "gopay");
    assertThat(get("/v1/providers/transfez/banks?country=JP").path("items")).isEmpty();
    assertThat(http.get("/v1/providers/nobody/banks?country=ID", TestGateway.CLIENT).status())
        .isEqualTo(404);
  }

  @Test
  void account_inquired_isItsHoldersOrNone() throws Exception {
    Answer held = inquire("bca", "0011223344", TestGateway.CLIENT);
    Answer none =
        inquire("bca", MagicAccount.ACCOUNT_DOES_NOT_EXIST.number(), TestGateway.OPERATOR);
    Answer nobody = inquire("no-such-bank", "0011223344", TestGateway.CLIENT);

    assertThat(held.status()).as(held.body()).isEqualTo(200);
    assertThat(held.json().path("found").asBoolean()).isTrue();
    assertThat(held.json().path("holderName").asText()).isEqualTo("BCA SIMULATOR A");
    assertThat(held.header("Cache-Control")).isEqualTo("no-store");
    assertThat(none.json().path("found").asBoolean()).isFalse();
    assertThat(none.json().path("reason").path("code").asText()).isNotEmpty();
    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.problem()).isEqualTo("no-route");
    assertThat(inquire("bca", "0011223344", TestGateway.AUDITOR).status()).isEqualTo(403);
  }

  @Test
  void wallet_paidTo_isPaid() throws Exception {
    String body =
        body(fresh())
            .replace(
                "{\"type\": \"bank\", \"bankCode\": \"bca\", \"number\": \"0011223344\"}",
                "{\"type\": \"wallet\", \"walletCode\": \"gopay\", \"number\": \"081234567890\"}");
    Answer accepted = http.pay(fresh(), body);

    assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
    awaitStatus(accepted.location().toString(), "PAID");
  }

  @Test
  void trace_ofTheRequest_isThatOfItsEvents() throws Exception {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Answer accepted = http.send(http.payout(fresh(), body(fresh())).header("traceparent", trace));
    String path = accepted.location().toString();
    awaitStatus(path, "PAID");

    try (var connection = gateway.connectToDatabase();
        var statement =
            connection.prepareStatement(
                "SELECT DISTINCT trace FROM event WHERE payout_id = ?::uuid")) {
      statement.setString(1, id(path));
      try (var rows = statement.executeQuery()) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo(trace);
        assertThat(rows.next()).isFalse();
      }
    }
  }

  private static String pay(String apiKey) throws Exception {
    Answer answer =
        http.send(
            http.anonymous("/v1/payouts")
                .header("Authorization", "Bearer " + apiKey)
                .header("Idempotency-Key", fresh())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(fresh()))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.location().toString();
  }

  @Test
  void fault10_account_inquiredWhileTheProviderAnswersWithAPage_isAProblemInOurWords()
      throws Exception {
    gateway.transfez().faults().next(Step.ACCOUNT_INQUIRY, Fault.HTML_502_BEFORE);
    Answer answer = inquire("bca", "0011223344", TestGateway.CLIENT);

    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("unavailable");
    assertThat(answer.body()).doesNotContainIgnoringCase("<html");
  }

  private static String payTo(String account) throws Exception {
    return http.pay(fresh(), body(fresh()).replace("0011223344", account)).location().toString();
  }

  private static Answer cancel(String path, String apiKey) throws Exception {
    return http.send(
        http.anonymous(path + "/cancel")
            .header("Authorization", "Bearer " + apiKey)
            .POST(BodyPublishers.noBody()));
  }

  private static Answer inquire(String bank, String number, String apiKey) throws Exception {
    return http.send(
        "POST",
        "/v1/account-inquiries",
        apiKey,
        """
        {"country": "ID", "account": {"type": "bank", "bankCode": "%s", "number": "%s"}}"""
            .formatted(bank, number));
  }

  private static void setState(String state) throws Exception {
    Answer answer =
        http.send(
            "PUT",
            "/v1/operator/providers/transfez",
            TestGateway.OPERATOR,
            "{\"state\": \"%s\", \"reason\": \"a test\"}".formatted(state));
    assertThat(answer.status()).isEqualTo(200);
  }

  private static void awaitStatus(String path, String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get(path).path("status").asText().equals(status));
  }

  private static JsonNode get(String path) throws Exception {
    return http.get(path, TestGateway.CLIENT).json();
  }

  private static List<String> ids(String query) throws Exception {
    return get("/v1/payouts" + query).path("items").findValuesAsText("id");
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
