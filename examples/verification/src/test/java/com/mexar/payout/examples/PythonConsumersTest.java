package com.mexar.payout.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mexar.payout.settings.Secret;
import com.mexar.payout.signature.HmacKey;
import com.mexar.payout.signature.StandardWebhookKeys;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python programs that need nothing but Python, where there is one (3.9 or newer). */
class PythonConsumersTest {
  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String OLD = "whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
  private static final String PAYOUT = "019ab2c3-0000-7000-8000-000000000001";

  private final HttpClient http = HttpClient.newHttpClient();

  /** At 7 the log ends the first time; later it goes on with an event that has come before. */
  private int ends;

  @TempDir private Path folder;

  @BeforeAll
  static void pythonIsThere(@TempDir Path folder) throws InterruptedException {
    String isNewEnough = "import sys; sys.exit(sys.version_info < (3, 9))";
    try (ChildProcess python =
        new ChildProcess(folder, Map.of(), List.of("python3", "-c", isNewEnough))) {
      assumeTrue(python.awaitEnd() == 0);
    } catch (IOException e) {
      assumeTrue(false, e.toString());
    }
  }

  @Test
  void webhook_signed_isTakenOnce() throws Exception {
    try (ChildProcess receiver =
        python(Map.of("WEBHOOK_SECRET", SECRET), "webhook_receiver", "0")) {
      URI address = address(receiver);
      long now = Instant.now().getEpochSecond();

      assertThat(post(address, "e-2", now, event(2, "PAID"), SECRET)).isEqualTo(204);
      assertThat(post(address, "e-2", now, event(2, "PAID"), SECRET)).isEqualTo(204);
      assertThat(post(address, "e-1", now, event(1, "ACCEPTED"), OLD, SECRET)).isEqualTo(204);

      assertThat(receiver.output())
          .contains("payout.paid e-2 new\npayout.paid e-2 repeat\npayout.accepted e-1 late\n");
    }
  }

  @Test
  void webhook_forgedStaleOrChanged_isRefused() throws Exception {
    try (ChildProcess receiver =
        python(Map.of("WEBHOOK_SECRET", SECRET), "webhook_receiver", "0")) {
      URI address = address(receiver);
      long now = Instant.now().getEpochSecond();
      String body = event(1, "PAID");
      String ours = signature("e-1", now, body, SECRET);

      assertThat(post(address, "e-1", now, body, OLD)).isEqualTo(401);
      assertThat(post(address, "e-1", now - 600, body, SECRET)).isEqualTo(401);
      assertThat(post(address, "e-1", now + 600, body, SECRET)).isEqualTo(401);
      assertThat(send(address, "e-2", now, body, ours)).isEqualTo(401);
      assertThat(send(address, "e-1", now + 1, body, ours)).isEqualTo(401);
      assertThat(send(address, "e-1", now, body + " ", ours)).isEqualTo(401);
      assertThat(send(address, "e-1", now, body, "")).isEqualTo(401);

      assertThat(receiver.output()).doesNotContain("payout.");
    }
  }

  @Test
  void log_pulledTwice_isTakenOnceAndGoneOnWith() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/v1/events",
        exchange -> {
          String query = exchange.getRequestURI().getQuery();
          asked.add(query + " " + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] page = page(query).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    gateway.start();
    try {
      String address = "http://127.0.0.1:" + gateway.getAddress().getPort();
      List<String> printed = new ArrayList<>();
      for (int run = 1; run <= 2; run++) {
        try (ChildProcess pull = python(Map.of("API_KEY", "k"), "pull", address)) {
          assertThat(pull.awaitEnd()).as(pull.output()).isZero();
          printed.add(pull.output());
        }
      }
      assertThat(printed)
          .containsExactly(
              "payout.paid " + PAYOUT + " new\n", "payout.paid " + PAYOUT + " repeat\n");
      assertThat(asked)
          .containsExactly(
              "limit=200 Bearer k", "limit=200&after=7 Bearer k",
              "limit=200&after=7 Bearer k", "limit=200&after=9 Bearer k");
    } finally {
      gateway.stop(0);
    }
  }

  private String page(String query) {
    String item =
        String.format(
            "{\"id\":\"e-1\",\"type\":\"payout.paid\",\"subject\":\"%s\",\"data\":%s}",
            PAYOUT, data(3, "PAID"));
    if (query.endsWith("after=7")) {
      ends++;
      return ends == 1 ? end(7) : "{\"items\":[" + item + "],\"nextCursor\":\"9\"}";
    }
    return query.endsWith("after=9") ? end(9) : "{\"items\":[" + item + "],\"nextCursor\":\"7\"}";
  }

  private static String end(int position) {
    return "{\"items\":[],\"nextCursor\":\"" + position + "\"}";
  }

  private ChildProcess python(Map<String, String> settings, String program, String argument)
      throws IOException {
    String file = Home.EXAMPLES.resolve("consumers/" + program + ".py").toString();
    return new ChildProcess(folder, settings, List.of("python3", "-B", file, argument, "inbox.db"));
  }

  private static URI address(ChildProcess receiver) {
    String printed = receiver.awaitOutput("\n");
    return URI.create("http://127.0.0.1:" + printed.replaceAll("(?s)listening on (\\d+).*", "$1"));
  }

  private int post(URI address, String id, long at, String body, String... secrets)
      throws Exception {
    List<String> signatures = new ArrayList<>();
    for (String secret : secrets) {
      signatures.add(signature(id, at, body, secret));
    }
    return send(address, id, at, body, String.join(" ", signatures));
  }

  private int send(URI address, String id, long at, String body, String signatures)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(at))
            .header("webhook-signature", signatures)
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String signature(String id, long at, String body, String secret) {
    HmacKey key = StandardWebhookKeys.secret(new Secret(secret));
    byte[] signature = key.sign((id + "." + at + "." + body).getBytes(UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(signature);
  }

  private static String event(int sequence, String status) {
    return String.format(
        "{\"type\":\"payout.%s\",\"timestamp\":\"2026-11-22T10:00:00.000Z\",\"data\":%s}",
        status.toLowerCase(Locale.ROOT), data(sequence, status));
  }

  private static String data(int sequence, String status) {
    return String.format(
        "{\"payout\":{\"id\":\"%s\",\"sequence\":%d,\"status\":\"%s\"}}", PAYOUT, sequence, status);
  }
}
