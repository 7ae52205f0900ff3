package com.mexar.payout.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mexar.payout.app.openapi.AnswerCheck;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** Requests to a gateway under test, as a client would make them. */
public final class Requests {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestGateway gateway;

  public Requests(TestGateway gateway) {
    this.gateway = gateway;
  }

  /** A body that is accepted, under a reference. */
  public static String body(String reference) {
    return """
        {"reference": "%s", "amount": {"currency": "IDR", "value": "1500000"},
         "beneficiary": {"type": "individual", "firstName": "Budi", "lastName": "Santoso",
           "country": "ID",
           "account": {"type": "bank", "bankCode": "bca", "number": "0011223344"}},
         "sender": {"type": "individual", "firstName": "Ana", "lastName": "Lopez",
           "country": "MX"}}"""
        .formatted(reference);
  }

  public static String fresh() {
    return "R-" + UUID.randomUUID();
  }

  /** A request of the client, to be refined. */
  public HttpRequest.Builder request(String path) {
    return anonymous(path).header("Authorization", "Bearer " + TestGateway.CLIENT);
  }

  public HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(gateway.api().resolve(path)).timeout(Duration.ofSeconds(30));
  }

  public HttpRequest.Builder payout(String key, String body) {
    return request("/v1/payouts")
        .header("Idempotency-Key", key)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  public Answer pay(String key, String body) throws Exception {
    return send(payout(key, body));
  }

  public Answer get(String path, String apiKey) throws Exception {
    return send(anonymous(path).header("Authorization", "Bearer " + apiKey));
  }

  /** A request with a body of JSON by the holder of this key. */
  public Answer send(String method, String path, String apiKey, String body) throws Exception {
    return send(
        anonymous(path)
            .header("Authorization", "Bearer " + apiKey)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  public Answer admin(String path) throws Exception {
    return send(HttpRequest.newBuilder(gateway.admin().resolve(path)));
  }

  /** Sends it, and holds the answer of the API against the API's description. */
  public Answer send(HttpRequest.Builder request) throws Exception {
    HttpRequest sent = request.build();
    Answer answer = new Answer(HTTP.send(sent, BodyHandlers.ofString()));
    if (sent.uri().getPort() == gateway.api().getPort()) {
      AnswerCheck.check(sent, answer.response());
    }
    return answer;
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() throws Exception {
      return JSON.readTree(body());
    }

    /** The kind of a problem that is complete and says the same as the status line. */
    public String problem() throws Exception {
      JsonNode problem = json();
      if (!header("Content-Type").equals("application/problem+json")
          || problem.path("status").asInt() != status()
          || problem.path("title").asText().isEmpty()
          || problem.path("detail").asText().isEmpty()
          || header("Request-Id").isEmpty()
          || !problem.path("instance").asText().endsWith(header("Request-Id"))) {
        throw new AssertionError("not a problem: " + status() + " " + body());
      }
      return problem.path("type").asText().replace("urn:mexar:problem:", "");
    }

    public URI location() {
      return URI.create(header("Location"));
    }
  }
}
