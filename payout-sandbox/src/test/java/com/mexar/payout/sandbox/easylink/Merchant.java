package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;

/** A merchant that calls the simulator with the JDK's own HTTP client, its bodies flat. */
final class Merchant {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final EasylinkSimulator simulator;
  private final InstantSource clock;
  private String token = "none";

  Merchant(EasylinkSimulator simulator, InstantSource clock) {
    this.simulator = simulator;
    this.clock = clock;
  }

  record Answer(int status, String text) {
    JsonNode json() {
      try {
        return MAPPER.readTree(text);
      } catch (IOException noJson) {
        throw new UncheckedIOException(noJson);
      }
    }

    int code() {
      return json().path("code").asInt(-2);
    }

    JsonNode data() {
      return json().path("data");
    }
  }

  Merchant login() throws IOException {
    ObjectNode credentials =
        object().put("app_id", simulator.appId()).put("app_secret", simulator.appSecret());
    token = send(request("get-access-token"), credentials.toString()).data().asText();
    return this;
  }

  Answer call(String path, ObjectNode body) throws IOException {
    return call(path, body, body, clock.millis());
  }

  Answer call(String path, ObjectNode body, ObjectNode signed, long millis) throws IOException {
    String nonce = UUID.randomUUID().toString();
    String time = Long.toString(millis);
    String text = SignedByHand.text(simulator.appKey(), nonce, time, signed);
    return send(
        request(path)
            .header("Authorization", "Bearer " + token)
            .header("X-EasyLink-AppKey", simulator.appKey())
            .header("X-EasyLink-Nonce", nonce)
            .header("X-EasyLink-Timestamp", time)
            .header("X-EasyLink-Sign", sign(text)),
        body.toString());
  }

  Answer pay(String reference, String account) throws IOException {
    return call("v2/transfer/create-domestic-transfer", domestic(reference, account));
  }

  Answer show(String reference) throws IOException {
    return call("transfer/get-domestic-transfer", object().put("reference", reference));
  }

  Answer draft(String reference, String account) throws IOException {
    return call("transfer/create-international-transfer", international(reference, account));
  }

  Answer confirm(String reference) throws IOException {
    return call("transfer/confirm-international-transfer", object().put("reference", reference));
  }

  Answer showAbroad(String reference) throws IOException {
    return call("transfer/get-international-transfer", object().put("reference", reference));
  }

  /** As the controls are called. */
  Answer control(String method, String path, String body) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(simulator.controlUrl() + path))
            .header("Authorization", simulator.appSecret())
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode domestic(String reference, String account) {
    return object()
        .put("reference", reference)
        .put("bank_id", "2")
        .put("account_holder_name", "Budi Santoso")
        .put("account_number", account)
        .put("amount", "100000")
        .put("payment_method", "1");
  }

  static ObjectNode international(String reference, String account) {
    ObjectNode body = object().put("reference", reference);
    body.putObject("transaction")
        .put("destination_country", "SGP")
        .put("destination_currency", "SGD")
        .put("destination_amount", 100);
    ObjectNode source = body.putObject("source");
    ObjectNode destination = body.putObject("destination");
    for (ObjectNode party : new ObjectNode[] {source, destination}) {
      party
          .put("segment", "individual")
          .put("address_line", "1 Road")
          .put("address_city", "Town")
          .put("address_country", "SGP");
    }
    destination
        .put("beneficiary_account_type", "Bank Account")
        .put("bank_account_number", account)
        .put("relation", "Vendor")
        .put("relation_code", "04")
        .put("purpose", "Goods trade")
        .put("purpose_code", "008-01")
        .put("source_of_income", "Bank Deposit")
        .put("source_of_income_code", "01");
    return body;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/" + path))
        .timeout(Duration.ofSeconds(10))
        .header("Content-Type", "application/json");
  }

  private String sign(String text) {
    try {
      Signature rsa = Signature.getInstance("SHA256withRSA");
      rsa.initSign(simulator.keys().merchant().getPrivate());
      rsa.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(rsa.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer send(HttpRequest.Builder request, String body) throws IOException {
    return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
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
