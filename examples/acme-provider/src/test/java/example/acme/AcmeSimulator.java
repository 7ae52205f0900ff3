package example.acme;

import com.mexar.payout.domain.AttemptReference;
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
 * Acme itself, as far as tests need it: takes a payout once and remembers it, answers what became
 * of it, pays when it is told to or of its own accord, calls back, and knows what it really did.
 */
public final class AcmeSimulator implements AutoCloseable {
  public static final String KEY = "key-of-the-examples";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Map<String, String>> forms = new ConcurrentHashMap<>();
  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final List<String> executions = new CopyOnWriteArrayList<>();
  private final boolean paysByItself;
  private final HttpServer server;

  /**
   * @param paysByItself whether it pays what it has taken at once, or waits for {@link #settle}
   */
  public AcmeSimulator(boolean paysByItself) {
    this.paysByItself = paysByItself;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/payouts", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The references that were paid out, each as often as it was. */
  public List<String> executions() {
    return executions;
  }

  /** What it was told to pay under a reference, by the names of the form. */
  public Map<String, String> form(AttemptReference reference) {
    return forms.getOrDefault(reference.value(), Map.of());
  }

  /** Pays what it has taken, and returns what the callback was answered. */
  public int settle(String reference) throws IOException, InterruptedException {
    states.put(reference, "paid");
    URI callback = URI.create(forms.get(reference).get("callback"));
    return http.send(
            HttpRequest.newBuilder(callback)
                .version(HttpClient.Version.HTTP_1_1)
                .POST(BodyPublishers.ofString("state=paid"))
                .build(),
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
    executions.add(reference);
    answer(exchange, 201, stated(reference));
    if (paysByItself) {
      threads.execute(() -> settleUnlessGone(reference));
    }
  }

  private void settleUnlessGone(String reference) {
    try {
      settle(reference);
    } catch (IOException | InterruptedException nobodyListens) {
      // whoever wants to know inquires
    }
  }

  private String stated(String reference) {
    Map<String, String> form = forms.get(reference);
    return "reference=%s\nid=A-%s\ncurrency=%s\namount=%s\nstate=%s"
        .formatted(
            reference,
            reference,
            form.get("currency"),
            form.get("amount"),
            states.getOrDefault(reference, "accepted"));
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
