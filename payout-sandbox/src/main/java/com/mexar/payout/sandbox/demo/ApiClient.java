package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of the gateway's API, as any caller would write it. Thread-safe. */
final class ApiClient {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI base;
  private final String key;

  ApiClient(URI base, String key) {
    this.base = base;
    this.key = key;
  }

  Answer create(String idempotencyKey, String body) throws InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve("/v1/payouts"))
            .header("Idempotency-Key", idempotencyKey)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  Answer put(String path, String body) throws InterruptedException {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  Answer get(String path) throws InterruptedException {
    return send(HttpRequest.newBuilder(base.resolve(path)));
  }

  private Answer send(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<String> response =
          http.send(
              request.timeout(PATIENCE).header("Authorization", "Bearer " + key).build(),
              BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.body(),
          json(response.body()),
          response.headers().firstValue("Idempotent-Replayed").filter("true"::equals).isPresent(),
          response.headers().firstValue("Location").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException("the gateway does not answer", e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
