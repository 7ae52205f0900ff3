package com.mexar.payout.app.webhook;

import com.mexar.payout.testkit.event.Arrival;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A subscriber's receiver on HTTPS, under a certificate of an authority that is made here. It takes
 * nothing whose signature the reference library refuses. Can be killed and come back at its
 * address. Thread-safe.
 */
public final class HttpsReceiver implements AutoCloseable {
  private static final Pattern DATA = Pattern.compile("\"data\":(.*)}", Pattern.DOTALL);
  private static final Pattern SUBJECT = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private final List<Webhook> secrets = new CopyOnWriteArrayList<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<Throwable> notAuthentic = new CopyOnWriteArrayList<>();
  private volatile Function<Received, Integer> answers = it -> 204;
  private volatile HttpsServer server;
  private volatile ExecutorService threads;

  public HttpsReceiver() {
    this(0);
  }

  /**
   * @param port its own, or 0 for any
   */
  public HttpsReceiver(int port) {
    open(port);
  }

  /** One webhook that was authentic, with what it was answered. */
  public record Received(String id, String signature, String body) {

    public String data() {
      Matcher data = DATA.matcher(body);
      if (!data.find()) {
        throw new IllegalStateException("a webhook without data");
      }
      return data.group(1);
    }

    /** As an event of a payout whose id stands in its data. */
    Arrival arrival(long sequence) {
      Matcher subject = SUBJECT.matcher(data());
      return new Arrival(
          UUID.fromString(id), subject.find() ? subject.group(1) : "", sequence, data());
    }
  }

  public URI url() {
    return URI.create("https://localhost:" + server.getAddress().getPort() + "/hooks");
  }

  /** The authority's certificate, for the gateway to trust. */
  public Path authorityFile() throws IOException {
    Path file = Files.createTempFile("authority", ".pem");
    Files.writeString(file, authority.certificatePem());
    return file;
  }

  /** From now on this secret is good beside the others. */
  public void trust(String secret) throws Exception {
    secrets.add(new Webhook(secret));
  }

  void forgetSecrets() {
    secrets.clear();
  }

  /** From now on every webhook is answered so; 2xx alone counts as received. */
  void answer(Function<Received, Integer> status) {
    answers = status;
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  public List<Throwable> notAuthentic() {
    return List.copyOf(notAuthentic);
  }

  /** Ends every connection at once. */
  public void kill() {
    server.stop(0);
    threads.shutdownNow();
  }

  public void restart() {
    open(server.getAddress().getPort());
  }

  @Override
  public void close() {
    kill();
  }

  private void open(int port) {
    HeldCertificate own =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .signedBy(authority)
            .build();
    try {
      HttpsServer made =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      made.setHttpsConfigurator(
          new HttpsConfigurator(
              new HandshakeCertificates.Builder().heldCertificate(own).build().sslContext()));
      ExecutorService workers = Executors.newFixedThreadPool(16);
      made.setExecutor(workers);
      made.createContext("/hooks", this::take);
      made.start();
      threads = workers;
      server = made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Received one =
          new Received(
              exchange.getRequestHeaders().getFirst("webhook-id"),
              exchange.getRequestHeaders().getFirst("webhook-signature"),
              body);
      int status = isAuthentic(exchange, body) ? answers.apply(one) : 401;
      if (status >= 200 && status < 300) {
        received.add(one);
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private boolean isAuthentic(HttpExchange exchange, String body) {
    Throwable last = new IllegalStateException("no secret is trusted");
    for (Webhook secret : secrets) {
      try {
        secret.verify(body, exchange.getRequestHeaders());
        return true;
      } catch (Exception e) {
        last = e;
      }
    }
    notAuthentic.add(last);
    return false;
  }
}
