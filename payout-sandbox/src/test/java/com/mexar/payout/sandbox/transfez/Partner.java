package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A partner that calls the simulator with the JDK's own HTTP client and reads JSON trees. */
final class Partner {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;
  private final String key;

  Partner(TransfezSimulator simulator) {
    this(simulator.baseUrl().toString(), simulator.apiKey());
  }

  Partner(String base, String key) {
    this.base = base;
    this.key = key;
  }

  record Answer(int status, String text) {
    JsonNode json() {
      try {
        return MAPPER.readTree(text);
      } catch (IOException noJson) {
        throw new UncheckedIOException(noJson);
      }
    }

    JsonNode data() {
      return json().path("data");
    }

    JsonNode message() {
      return json().path("message");
    }
  }

  Answer get(String path) throws IOException {
    return send(request(path).GET());
  }

  Answer post(String path) throws IOException {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  Answer send(String method, String path, String body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer draft(ObjectNode body) throws IOException {
    return send("POST", "/transactions", body.toString());
  }

  Answer draft(String reference, String account) throws IOException {
    return draft(body(reference, account));
  }

  Answer confirm(long id) throws IOException {
    return post("/transactions/" + id + "/confirm");
  }

  Answer byReference(String reference) throws IOException {
    return get("/transactions/" + reference + "/reference_id");
  }

  String state(String reference) {
    try {
      return byReference(reference).data().path("state").asText();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A draft of 20000 IDR to BCA, confirmed. */
  long pay(String reference, String account) throws IOException {
    long id = draft(reference, account).data().path("id").asLong();
    confirm(id);
    return id;
  }

  static ObjectNode body(String reference, String account) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("reference_id", reference).put("payer_id", 3).put("mode", "DESTINATION");
    body.putObject("sender").put("firstname", "Ana").put("lastname", "Lopez");
    body.putObject("source").put("currency", "IDR").put("country_iso_code", "IDN");
    body.putObject("destination")
        .put("amount", "20000")
        .put("currency", "IDR")
        .put("country_iso_code", "IDN");
    body.putObject("beneficiary")
        .put("firstname", "Budi")
        .put("lastname", "Santoso")
        .put("country_iso_code", "IDN")
        .put("account", account);
    return body;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", key);
  }

  static Answer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
