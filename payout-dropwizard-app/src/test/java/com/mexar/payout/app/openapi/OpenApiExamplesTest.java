package com.mexar.payout.app.openapi;

import static com.mexar.payout.app.Requests.body;
import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.Requests;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.SimulatedEasylink;
import com.mexar.payout.app.TestGateway;
import com.mexar.payout.app.openapi.ApiDocument.Place;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the document shows is sent as it stands. That answers are as described is seen to by the
 * client of the tests itself.
 */
class OpenApiExamplesTest {
  /** The simulator comes to no end with it, so that its payout stays at sequence 3. */
  private static final String STAYS_PENDING = "990050010000";

  private static final String ENDPOINTS = "/v1/operator/webhook-endpoints";
  private static final String OF_OPERATORS = "/v1/operator/payouts/{id}";

  private static SimulatedEasylink easylink;
  private static TestGateway gateway;
  private static Requests http;
  private static Map<String, String> variables;

  @BeforeAll
  static void start() throws Exception {
    easylink = new SimulatedEasylink();
    Map<String, String> settings = new HashMap<>(easylink.settings());
    settings.put("PAYOUT_PROVIDERS", "transfez,easylink");
    settings.put("PAYOUT_INITIALLY_ACTIVE", "transfez,easylink");
    gateway = TestGateway.start(settings);
    http = new Requests(gateway);
    String payout = pay(body(fresh()));
    letDieOnKafka();
    await().atMost(Duration.ofSeconds(30)).until(() -> callbacks().json().path("items").size() > 0);
    variables =
        Map.of(
            "/v1/payouts/{id}",
            "/v1/payouts/" + payout,
            "/v1/operator/callbacks/{id}",
            "/v1/operator/callbacks/" + callbacks().json().path("items").get(0).path("id").asText(),
            "{name}",
            "transfez");
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
    easylink.close();
  }

  @AfterEach
  void providerIsActiveAgain() throws Exception {
    send(
        "PUT",
        "/v1/operator/providers/transfez",
        TestGateway.OPERATOR,
        "{\"state\": \"ACTIVE\", \"reason\": \"as before\"}");
  }

  static Stream<Arguments> examples() {
    return ApiDocument.INSTANCE.operations().stream()
        .flatMap(
            operation ->
                content(operation).child("examples").children().stream()
                    .map(example -> example.node().path("value").toString())
                    .map(example -> Arguments.of(operation, example)));
  }

  static Stream<Operation> reads() {
    return ApiDocument.INSTANCE.operations().stream().filter(it -> it.method().equals("GET"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_sent_isAnsweredWithSuccess(Operation operation, String example) throws Exception {
    assertThat(ApiDocument.INSTANCE.faults(content(operation).pointer() + "/schema", example))
        .isEmpty();
    Answer answer =
        http.send(
            request(operation.method(), address(operation), keyFor(operation), example)
                .header("Accept", described(operation)));

    assertThat(answer.status()).as(answer.body()).isEqualTo(operation.success());
  }

  @ParameterizedTest
  @MethodSource("reads")
  void read_isAnsweredWithSuccess(Operation operation) throws Exception {
    String query = operation.id().equals("listInstitutions") ? "?country=ID" : "";
    Answer answer = http.get(address(operation) + query, keyFor(operation));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void wish_isAnsweredAsDescribed() throws Exception {
    Answer answer =
        http.send(
            http.request("/v1/payouts/" + pending() + "/cancel").POST(BodyPublishers.noBody()));

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static Place content(Operation operation) {
    return ApiDocument.INSTANCE.at(operation.pointer() + "/requestBody/content/application~1json");
  }

  private static String address(Operation operation) throws Exception {
    String address = operation.path();
    if (address.startsWith(OF_OPERATORS)) {
      address = address.replace(OF_OPERATORS, "/v1/operator/payouts/" + pending());
    }
    if (address.startsWith(ENDPOINTS)) {
      address = address.replace("{id}", endpoint());
    }
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      address = address.replace(variable.getKey(), variable.getValue());
    }
    String resolutions = address.replaceAll("/\\{rid}.*", "");
    return address.contains("{rid}") ? address.replace("{rid}", proposed(resolutions)) : address;
  }

  private static String endpoint() throws Exception {
    JsonNode example = ApiDocument.INSTANCE.root().at("/components/examples/add-endpoint/value");
    return send("POST", ENDPOINTS, TestGateway.OPERATOR, example.toString())
        .json()
        .path("id")
        .asText();
  }

  /** A channel that has sent the first event and had it refused. */
  private static void letDieOnKafka() throws Exception {
    try (Connection connection = gateway.connectToDatabase();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO channel_position VALUES ('kafka', 1, 1)");
      statement.execute(
          """
          INSERT INTO delivery (channel, position, payout_id, state, since, settled_at)
          SELECT 'kafka', position, payout_id, 'DEAD', now(), now() FROM event WHERE position = 1
          """);
    }
  }

  private static String keyFor(Operation operation) {
    return operation.id().equals("approveResolution")
        ? TestGateway.OTHER_OPERATOR
        : operation.path().startsWith("/v1/operator") ? TestGateway.OPERATOR : TestGateway.CLIENT;
  }

  private static String pending() throws Exception {
    String payout = pay(body(fresh()).replace("0011223344", STAYS_PENDING));
    await().atMost(Duration.ofSeconds(30)).until(() -> isPending(payout));
    return payout;
  }

  private static String proposed(String resolutions) throws Exception {
    JsonNode example = ApiDocument.INSTANCE.root().at("/components/examples/resolve-attempt/value");
    return send("POST", resolutions, TestGateway.OPERATOR, example.toString())
        .json()
        .path("id")
        .asText();
  }

  private static boolean isPending(String payout) throws Exception {
    return http.get("/v1/payouts/" + payout, TestGateway.CLIENT)
        .json()
        .path("status")
        .asText()
        .equals("PENDING");
  }

  private static Answer callbacks() throws Exception {
    return http.get("/v1/operator/callbacks", TestGateway.OPERATOR);
  }

  private static String pay(String body) throws Exception {
    return http.pay(fresh(), body).json().path("id").asText();
  }

  /** What a client that was generated from the document says that it accepts. */
  private static String described(Operation operation) {
    return operation.responses().children().stream()
        .flatMap(response -> response.child("content").node().properties().stream())
        .map(Map.Entry::getKey)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Answer send(String method, String path, String apiKey, String body)
      throws Exception {
    return http.send(request(method, path, apiKey, body));
  }

  private static HttpRequest.Builder request(
      String method, String path, String apiKey, String body) {
    return http.anonymous(path)
        .header("Authorization", "Bearer " + apiKey)
        .header("Idempotency-Key", fresh())
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body));
  }
}
