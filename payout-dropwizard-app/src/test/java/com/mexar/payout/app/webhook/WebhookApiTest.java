package com.mexar.payout.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.Requests;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.TestGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endpoints and deliveries as operators and subscribers have them, on the whole host. */
@Timeout(120)
class WebhookApiTest {
  private static final String ENDPOINTS = "/v1/operator/webhook-endpoints";
  private static final String DELIVERIES = "/v1/operator/deliveries";

  private final HttpsReceiver receiver = new HttpsReceiver();
  private TestGateway gateway;
  private Requests requests;

  @BeforeEach
  void start() throws Exception {
    gateway =
        TestGateway.start(
            Map.of(
                "PAYOUT_WEBHOOK_AUTHORITIES_FILE",
                receiver.authorityFile().toString(),
                "PAYOUT_WEBHOOK_RETRY_DELAYS",
                "200ms,400ms"));
    requests = new Requests(gateway);
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
    receiver.close();
  }

  @Test
  void payout_paid_isAnnouncedToAnEndpointInOrderAndAuthentic() throws Exception {
    JsonNode endpoint = add("");
    String payout = pay();

    awaitTypes(payout, "payout.accepted", "payout.submitting", "payout.pending", "payout.paid");
    assertThat(receiver.notAuthentic()).isEmpty();
    assertThat(endpoint.path("state").asText()).isEqualTo("ENABLED");
    JsonNode pulled = requests.get("/v1/events", TestGateway.OPERATOR).json().path("items");
    for (JsonNode event : pulled) {
      assertThat(receiver.received())
          .as("byte for byte what is pulled")
          .anyMatch(
              it ->
                  it.id().equals(event.path("id").asText())
                      && it.data().equals(event.path("data").toString()));
    }
    patiently().until(() -> deliveries("?state=DELIVERED").size() >= 4);
    JsonNode delivery = deliveries("?state=DELIVERED").get(0);
    assertThat(delivery.path("channel").asText())
        .isEqualTo("webhook:" + endpoint.path("id").asText());
    assertThat(delivery.path("tries").get(0).path("status").asInt()).isEqualTo(204);
  }

  @Test
  void endpoint_filters_areOfTypesAndClients() throws Exception {
    add("\"types\": [\"payout.paid\"], \"clients\": [\"core\"], ");
    String payout = pay();
    awaitTypes(payout, "payout.paid");
  }

  @Test
  void endpoint_fromTheBeginning_getsWhatWasBefore() throws Exception {
    String before = pay();
    patiently().until(() -> status(before).equals("PAID"));
    add("\"from\": \"beginning\", ");
    awaitTypes(before, "payout.accepted", "payout.submitting", "payout.pending", "payout.paid");
  }

  @Test
  void secret_rotated_isGoodBesideTheOldOneForAWhile() throws Exception {
    JsonNode endpoint = add("");
    Answer rotated =
        requests.send(
            "POST",
            ENDPOINTS + "/" + endpoint.path("id").asText() + "/rotate-secret",
            TestGateway.OPERATOR,
            "{\"reason\": \"on schedule\"}");
    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.json().path("secret").asText())
        .startsWith("whsec_")
        .isNotEqualTo(endpoint.path("secret").asText());

    String first = pay();
    awaitSome(first);
    assertThat(receiver.received().get(0).signature().split(" ")).hasSize(2);
    receiver.forgetSecrets();
    receiver.trust(rotated.json().path("secret").asText());
    String second = pay();
    awaitSome(second);
    assertThat(requests.get(ENDPOINTS, TestGateway.AUDITOR).body()).doesNotContain("whsec_");
  }

  @Test
  void endpoint_thatFails_isTriedBySchedule_thenDead_thenRedelivered() throws Exception {
    add("\"types\": [\"payout.paid\"], ");
    receiver.answer(it -> 500);
    String payout = pay();
    patiently().until(() -> deliveries("?state=DEAD").size() == 1);
    JsonNode letter = deliveries("?state=DEAD").get(0);
    assertThat(letter.path("tries")).hasSize(3);
    assertThat(letter.path("payoutId").asText()).isEqualTo(payout);
    assertThat(receiver.received()).isEmpty();

    receiver.answer(it -> 204);
    Answer again =
        requests.send(
            "POST",
            DELIVERIES + "/redeliver",
            TestGateway.OPERATOR,
            "{\"ids\": [" + letter.path("id") + "], \"reason\": \"they are back\"}");
    assertThat(again.status()).isEqualTo(202);
    awaitTypes(payout, "payout.paid");
    assertThat(requests.get("/v1/operator/audit", TestGateway.AUDITOR).body())
        .contains("delivery.redeliver", "webhook-endpoint.create");
  }

  @Test
  void stretch_redelivered_arrivesAgainUnderTheSameIds() throws Exception {
    JsonNode endpoint = add("");
    String payout = pay();
    awaitTypes(payout, "payout.accepted", "payout.submitting", "payout.pending", "payout.paid");
    int before = receiver.received().size();
    Answer again =
        requests.send(
            "POST",
            DELIVERIES + "/redeliver",
            TestGateway.OPERATOR,
            """
            {"channel": "webhook:%s", "from": 1, "to": "now", "reason": "they lost it"}"""
                .formatted(endpoint.path("id").asText()));
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json().path("deliveries").asInt()).isEqualTo(before);
    patiently().until(() -> receiver.received().size() == 2 * before);
    assertThat(Set.copyOf(receiver.received().stream().map(it -> it.id()).toList()))
        .hasSize(before);
  }

  @Test
  void endpoint_gone_isDisabledAndGoesOnWhereItStoodOnceEnabled() throws Exception {
    JsonNode endpoint = add("");
    String path = ENDPOINTS + "/" + endpoint.path("id").asText();
    receiver.answer(it -> 410);
    String payout = pay();
    patiently().until(() -> state(path).equals("DISABLED"));
    assertThat(requests.get(path, TestGateway.AUDITOR).json().path("disabledFor").asText())
        .contains("410");
    patiently().until(() -> status(payout).equals("PAID"));
    assertThat(requests.admin("/metrics").body())
        .contains("payout_webhook_endpoints_disabled_total 1");

    receiver.answer(it -> 204);
    Answer enabled =
        requests.send(
            "PATCH",
            path,
            TestGateway.OPERATOR,
            "{\"state\": \"ENABLED\", \"reason\": \"they came back\"}");
    assertThat(enabled.status()).isEqualTo(200);
    awaitTypes(payout, "payout.accepted", "payout.submitting", "payout.pending", "payout.paid");
  }

  @Test
  void endpoint_pingedChangedAndRemoved_isAnOperatorsMatter() throws Exception {
    JsonNode endpoint = add("");
    String path = ENDPOINTS + "/" + endpoint.path("id").asText();
    Answer ping =
        requests.send("POST", path + "/ping", TestGateway.OPERATOR, "{\"reason\": \"a test\"}");
    assertThat(ping.json().path("delivered").asBoolean()).isTrue();
    assertThat(receiver.received()).singleElement().matches(it -> it.body().contains("\"ping\""));

    Answer changed =
        requests.send(
            "PATCH",
            path,
            TestGateway.OPERATOR,
            "{\"types\": [\"payout.failed\"], \"description\": \"risk\", \"reason\": \"less\"}");
    assertThat(changed.json().path("types").get(0).asText()).isEqualTo("payout.failed");
    assertThat(changed.json().path("url")).isEqualTo(endpoint.path("url"));
    assertThat(
            requests.send("PATCH", path, TestGateway.AUDITOR, "{\"reason\": \"me too\"}").status())
        .isEqualTo(403);
    assertThat(
            requests
                .send("DELETE", path, TestGateway.OPERATOR, "{\"reason\": \"no more\"}")
                .status())
        .isEqualTo(204);
    assertThat(requests.get(path, TestGateway.OPERATOR).status()).isEqualTo(404);
  }

  @Test
  void endpoint_badInput_isNamedField() throws Exception {
    Map<String, String> bad = new HashMap<>();
    bad.put("{\"url\": \"http://a.example/x\", \"reason\": \"r\"}", "/url");
    bad.put("{\"url\": \"https://a.example/x\"}", "/reason");
    bad.put("{\"url\": \"https://a.example/x\", \"types\": \"x\", \"reason\": \"r\"}", "/types");
    bad.put(
        "{\"url\": \"https://a.example/x\", \"types\": [\"x\"], \"reason\": \"r\"}", "/types/0");
    bad.put(
        "{\"url\": \"https://a.example/x\", \"secret\": \"whsec_x\", \"reason\": \"r\"}",
        "/secret");
    bad.put(
        "{\"url\": \"https://a.example/x\", \"signatures\": [\"v2\"], \"reason\": \"r\"}",
        "/signatures/0");
    bad.put("{\"url\": \"https://a.example/x\", \"from\": \"soon\", \"reason\": \"r\"}", "/from");
    for (Map.Entry<String, String> one : bad.entrySet()) {
      Answer answer = requests.send("POST", ENDPOINTS, TestGateway.OPERATOR, one.getKey());
      assertThat(answer.status()).as(one.getKey()).isEqualTo(400);
      assertThat(answer.json().path("errors").get(0).path("pointer").asText())
          .as(one.getKey())
          .isEqualTo(one.getValue());
    }
    assertThat(requests.get(ENDPOINTS, TestGateway.OPERATOR).json().path("items")).isEmpty();
    assertThat(requests.get(ENDPOINTS, TestGateway.CLIENT).status()).isEqualTo(403);
  }

  private JsonNode add(String more) throws Exception {
    Answer added =
        requests.send(
            "POST",
            ENDPOINTS,
            TestGateway.OPERATOR,
            "{" + more + "\"url\": \"" + receiver.url() + "\", \"reason\": \"they asked\"}");
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    receiver.trust(added.json().path("secret").asText());
    return added.json();
  }

  private String pay() throws Exception {
    Answer answer = requests.pay(Requests.fresh(), Requests.body(Requests.fresh()));
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private void awaitTypes(String payout, String... types) {
    patiently().untilAsserted(() -> assertThat(receivedTypes(payout)).containsExactly(types));
  }

  private void awaitSome(String payout) {
    patiently().until(() -> !receivedTypes(payout).isEmpty());
  }

  private List<String> receivedTypes(String payout) {
    List<String> types = new ArrayList<>();
    for (HttpsReceiver.Received one : receiver.received()) {
      if (one.body().contains(payout)) {
        types.add(one.body().replaceAll("^\\{\"type\":\"([a-z._]+)\".*", "$1"));
      }
    }
    return types;
  }

  private List<JsonNode> deliveries(String query) throws Exception {
    JsonNode items = requests.get(DELIVERIES + query, TestGateway.AUDITOR).json().path("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  private String state(String path) throws Exception {
    return requests.get(path, TestGateway.OPERATOR).json().path("state").asText();
  }

  private String status(String payout) throws Exception {
    return requests.get("/v1/payouts/" + payout, TestGateway.CLIENT).json().path("status").asText();
  }

  private static ConditionFactory patiently() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100));
  }
}
