package com.mexar.payout.app;

import static com.mexar.payout.app.Requests.body;
import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.app.Requests.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of the contract's table of answers, over real HTTP. */
class PayoutApiTest {
  private static TestGateway gateway;
  private static Requests http;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start(Map.of("PAYOUT_CLIENT_RATE", "100000"));
    http = new Requests(gateway);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  @Test
  void payout_accepted_isAnsweredWithItsAddressAndFollowedToItsEnd() throws Exception {
    String reference = fresh();
    Answer accepted = http.pay(fresh(), body(reference));

    assertThat(accepted.status()).isEqualTo(201);
    assertThat(accepted.header("Content-Type")).isEqualTo("application/json");
    assertThat(accepted.header("Idempotent-Replayed")).isEmpty();
    assertThat(accepted.header("Request-Id")).isNotEmpty();
    assertThat(accepted.header("Server")).isEmpty();
    String id = accepted.json().path("id").asText();
    assertThat(accepted.location().toString()).isEqualTo("/v1/payouts/" + id);
    assertThat(accepted.json().path("status").asText()).isEqualTo("ACCEPTED");
    assertThat(accepted.body()).doesNotContain("0011223344").contains("3344");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        http.get("/v1/payouts/" + id, TestGateway.CLIENT)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("PAID"));
    Answer history = http.get("/v1/payouts/" + id + "/history", TestGateway.CLIENT);
    assertThat(history.json().path("items").get(0).path("to").asText()).isEqualTo("ACCEPTED");
    assertThat(history.json().path("items").findValuesAsText("to")).endsWith("PAID");
    assertThat(history.json().has("nextCursor")).isTrue();
  }

  @Test
  void sameKeySameContent_again_isTheSameAnswer() throws Exception {
    String key = fresh();
    String reference = fresh();
    Answer first = http.pay(key, body(reference));
    Answer again = http.pay('"' + key + '"', body(reference).replace(" ", ""));

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.location()).isEqualTo(first.location());
  }

  @Test
  void sameKeyOtherContent_isKeyReused() throws Exception {
    String key = fresh();
    http.pay(key, body(fresh()));
    Answer other = http.pay(key, body(fresh()));

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("key-reused");
  }

  @Test
  void sameReferenceOtherKey_isReferenceUsed() throws Exception {
    String reference = fresh();
    String id = http.pay(fresh(), body(reference)).json().path("id").asText();
    Answer same = http.pay(fresh(), body(reference));
    Answer other = http.pay(fresh(), body(reference).replace("1500000", "1500001"));

    assertThat(same.status()).isEqualTo(409);
    assertThat(same.problem()).isEqualTo("reference-used");
    assertThat(same.json().path("payoutId").asText()).isEqualTo(id);
    assertThat(same.json().path("sameContent").isBoolean()).isTrue();
    assertThat(same.json().path("sameContent").asBoolean()).isTrue();
    assertThat(other.json().path("sameContent").isBoolean()).isTrue();
    assertThat(other.json().path("sameContent").asBoolean()).isFalse();
  }

  @Test
  void sameKey_ofAnotherClient_isAnotherRequest() throws Exception {
    String key = fresh();
    String reference = fresh();
    http.pay(key, body(reference));
    Answer other =
        http.send(
            http.anonymous("/v1/payouts")
                .header("Authorization", "Bearer " + TestGateway.OTHER_CLIENT)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(reference))));

    assertThat(other.status()).isEqualTo(201);
    assertThat(other.header("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void firstRequest_notEnded_isInProgress() throws Exception {
    String key = fresh();
    try (Connection connection = gateway.connectToDatabase();
        PreparedStatement first =
            connection.prepareStatement(
                """
                INSERT INTO idempotency (client, key, fingerprint, payout_id, created_at)
                VALUES ('core', ?, sha256('other'), gen_random_uuid(), now())""")) {
      connection.setAutoCommit(false);
      first.setString(1, key);
      first.executeUpdate();
      Answer twin = http.pay(key, body(fresh()));
      connection.rollback();

      assertThat(twin.status()).isEqualTo(409);
      assertThat(twin.problem()).isEqualTo("request-in-progress");
      assertThat(twin.header("Retry-After")).isNotEmpty();
    }
  }

  @Test
  void sameRequest_twoHundredTimesAtOnce_isOnePayout() throws Exception {
    String key = fresh();
    String reference = fresh();
    int before = gateway.payouts();
    ExecutorService threads = Executors.newFixedThreadPool(50);
    List<Future<Answer>> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sent.add(threads.submit(() -> http.pay(key, body(reference))));
    }
    Set<String> bodies = new HashSet<>();
    int originals = 0;
    for (Future<Answer> each : sent) {
      Answer answer = each.get();
      assertThat(answer.status()).as(answer.body()).isIn(201, 409);
      if (answer.status() == 201) {
        bodies.add(answer.body());
        originals += answer.header("Idempotent-Replayed").isEmpty() ? 1 : 0;
      } else {
        assertThat(answer.problem()).isEqualTo("request-in-progress");
      }
    }
    threads.shutdown();

    assertThat(originals).isEqualTo(1);
    assertThat(bodies).hasSize(1);
    assertThat(gateway.payouts()).isEqualTo(before + 1);
  }

  @Test
  void corridor_thatNobodyServes_isNoRouteWithTheReasons() throws Exception {
    String body = body(fresh()).replace("\"country\": \"ID\"", "\"country\": \"JP\"");
    Answer answer = http.pay(fresh(), body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("no-route");
    assertThat(answer.json().path("providers").path("transfez").asText()).isNotEmpty();
  }

  @Test
  void deadline_passed_isInvalidThere() throws Exception {
    String body = body(fresh()).replaceFirst("\\{", "{\"deadline\": \"2020-01-01T00:00:00Z\",");
    Answer answer = http.pay(fresh(), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/deadline");
  }

  @Test
  void key_missingOrUnusable_isRefused() throws Exception {
    Answer missing =
        http.send(
            http.request("/v1/payouts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(fresh()))));
    Answer twice = http.send(http.payout("a", body(fresh())).header("Idempotency-Key", "b"));

    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.problem()).isEqualTo("idempotency-key");
    assertThat(twice.problem()).isEqualTo("idempotency-key");
    for (String unusable : List.of("\"", "\"\"", "\"a", "a".repeat(256), "\"a\"b\"", "\"a\\b\"")) {
      assertThat(http.pay(unusable, body(fresh())).problem()).isEqualTo("idempotency-key");
    }
  }

  @Test
  void caller_withoutKnownKey_isUnauthorized() throws Exception {
    for (String authorization :
        List.of("Bearer nobody's", "Bearer", "Basic a2V5", TestGateway.CLIENT)) {
      Answer answer =
          http.send(http.anonymous("/v1/payouts/x").header("Authorization", authorization));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.problem()).isEqualTo("unauthorized");
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
    assertThat(http.send(http.anonymous("/v1/payouts/x")).status()).isEqualTo(401);
  }

  @Test
  void operatorAndAuditor_createNothingAndSeeAll() throws Exception {
    String path = http.pay(fresh(), body(fresh())).location().toString();
    for (String key : List.of(TestGateway.OPERATOR, TestGateway.AUDITOR)) {
      Answer refused =
          http.send(
              http.anonymous("/v1/payouts")
                  .header("Authorization", "Bearer " + key)
                  .header("Idempotency-Key", fresh())
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body(fresh()))));
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.problem()).isEqualTo("forbidden");
      assertThat(http.get(path, key).status()).isEqualTo(200);
      assertThat(http.get(path + "/history", key).status()).isEqualTo(200);
    }
  }

  @Test
  void payout_ofAnotherClient_looksLikeNone() throws Exception {
    String path = http.pay(fresh(), body(fresh())).location().toString();
    Answer others = http.get(path, TestGateway.OTHER_CLIENT);
    Answer none = http.get("/v1/payouts/" + UUID.randomUUID(), TestGateway.OTHER_CLIENT);
    Answer shapeless = http.get("/v1/payouts/nothing", TestGateway.CLIENT);

    assertThat(others.status()).isEqualTo(404);
    assertThat(others.json().path("detail")).isEqualTo(none.json().path("detail"));
    assertThat(others.problem()).isEqualTo("not-found");
    assertThat(shapeless.problem()).isEqualTo("not-found");
    assertThat(http.get(path + "/history", TestGateway.OTHER_CLIENT).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/json; charset=utf-16",
        "application/json+x",
        "nonsense",
        "application/",
        "application/json; charset",
        "application/json, application/json"
      })
  void body_notJsonInUtf8_isUnsupported(String type) throws Exception {
    Answer answer =
        http.send(
            http.request("/v1/payouts")
                .header("Idempotency-Key", fresh())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body(fresh()))));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("unsupported-media-type");
  }

  @Test
  void body_compressed_isUnsupported() throws Exception {
    Answer answer = http.send(http.payout(fresh(), "x").header("Content-Encoding", "gzip"));

    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void answer_thatIsNotAccepted_isNotAcceptable() throws Exception {
    String path = http.pay(fresh(), body(fresh())).location().toString();
    Answer answer = http.send(http.request(path).header("Accept", "text/html"));

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.problem()).isEqualTo("not-acceptable");
  }

  @Test
  void method_thatIsNotServed_isNamedWithThoseThatAre() throws Exception {
    Answer answer = http.send(http.request("/v1/payouts").DELETE());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.problem()).isEqualTo("method-not-allowed");
    assertThat(answer.header("Allow")).contains("POST");
  }

  @Test
  void head_isTheAnswerWithoutItsBody() throws Exception {
    String path = http.pay(fresh(), body(fresh())).location().toString();
    Answer answer = http.send(http.request(path).method("HEAD", BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void requestId_usable_isKept() throws Exception {
    Answer kept = http.send(http.request("/nothing").header("Request-Id", "abc-1.2_3"));
    Answer replaced = http.send(http.request("/nothing").header("Request-Id", "<a>"));

    assertThat(kept.header("Request-Id")).isEqualTo("abc-1.2_3");
    assertThat(kept.problem()).isEqualTo("not-found");
    assertThat(replaced.header("Request-Id")).isNotEqualTo("<a>").isNotEmpty();
  }
}
