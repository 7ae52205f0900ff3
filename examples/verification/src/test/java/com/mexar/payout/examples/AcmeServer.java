package com.mexar.payout.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Acme itself, as far as the examples need it: takes a payout once, settles it when told, or at
 * once, and calls back.
 */
final class AcmeServer implements AutoCloseable {
  static final String KEY = "key-of-the-examples";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Map<String, String>> forms = new ConcurrentHashMap<>();
  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final List<String> executions = new CopyOnWriteArrayList<>();
  private final String firstState;
  private final HttpServer server;

  /** What it takes stands in this state at first. */
  AcmeServer(String firstState) {
    this.firstState = firstState;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/payouts", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** The settings that lead to it. */
  Map<String, String> settings() {
    return Map.of(
        "ACME_BASE_URL",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "ACME_API_KEY",
        KEY,
        "ACME_CALLBACK_KEYS",
        "k1=0123456789abcdef",
        "PAYOUT_ALLOW_INSECURE_LOOPBACK",
        "true");
  }

  /** The references that were paid out, each as often as it was. */
  List<String> executions() {
    return executions;
  }

  /** Pays what it has taken, and returns what the callback was answered. */
  int settle(String reference) throws IOException, InterruptedException {
    states.put(reference, "paid");
    URI callback = URI.create(forms.get(reference).get("callback"));
    return http.send(
            HttpRequest.newBuilder(callback).POST(BodyPublishers.ofString("state=paid")).build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, "error=key");
    } else if (exchange.getRequestMethod().equals("POST")) {
      take(exchange, form(body));
    } else {
      String reference = path.substring(path.lastIndexOf('/') + 1);
      boolean known = forms.containsKey(reference);
      answer(exchange, known ? 200 : 404, known ? stated(reference) : "error=no-such-reference");
    }
  }

  private void take(HttpExchange exchange, Map<String, String> form) throws IOException {
    String reference = form.get("reference");
    if (forms.putIfAbsent(reference, form) != null) {
      answer(exchange, 409, "error=duplicate");
      return;
    }
    states.put(reference, firstState);
    executions.add(reference);
    answer(exchange, 201, stated(reference));
  }

  private String stated(String reference) {
    Map<String, String> form = forms.get(reference);
    return "reference=%s\nid=A-%s\ncurrency=%s\namount=%s\nstate=%s"
        .formatted(
            reference,
            reference,
            form.get("currency"),
            form.get("amount"),
            states.getOrDefault(reference, firstState));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
