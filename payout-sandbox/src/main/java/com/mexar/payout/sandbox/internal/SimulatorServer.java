package com.mexar.payout.sandbox.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP on the loopback address, with a bounded number of threads. An answer may be given later and
 * from another thread, so that slow answers hold none of them. Thread-safe.
 */
public final class SimulatorServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SimulatorServer.class);
  private static final int BACKLOG = 1024;
  private static final int MAX_BODY = 1 << 20;

  static {
    // The JDK's server writes head and body apart: with Nagle's algorithm each answer on a kept
    // connection waits some 40 ms for the peer's delayed acknowledgement.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final BiConsumer<SimRequest, Consumer<Reply>> handler;

  private SimulatorServer(
      HttpServer server, ExecutorService threads, BiConsumer<SimRequest, Consumer<Reply>> handler) {
    this.server = server;
    this.threads = threads;
    this.handler = handler;
  }

  /**
   * Listens.
   *
   * @param port 0 for any free one
   * @param handler gives each request one reply, at once or later
   */
  public static SimulatorServer start(
      int port, int threadCount, BiConsumer<SimRequest, Consumer<Reply>> handler)
      throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    ExecutorService pool = Threads.bounded("simulator-http", threadCount);
    SimulatorServer started = new SimulatorServer(http, pool, handler);
    http.setExecutor(pool);
    http.createContext("/", started::handle);
    http.start();
    return started;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Cuts all connections and frees the port. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body =
        new String(exchange.getRequestBody().readNBytes(MAX_BODY), StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    SimRequest request =
        SimRequest.of(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body);
    try {
      handler.accept(request, reply -> answer(exchange, reply));
    } catch (RuntimeException broken) {
      log.error("simulator failed on {} {}", request.method(), request.uri().getPath(), broken);
      answer(exchange, Reply.Full.html(500, "Internal Server Error"));
    }
  }

  private void answer(HttpExchange exchange, Reply reply) {
    try {
      threads.execute(() -> write(exchange, reply));
    } catch (RejectedExecutionException closed) {
      exchange.close();
    }
  }

  private static void write(HttpExchange exchange, Reply reply) {
    if (reply instanceof Reply.Silence) {
      return;
    }
    // Closing an exchange that is not wholly answered closes its connection.
    try (exchange) {
      if (reply instanceof Reply.Full full) {
        send(exchange, full, 1);
      } else if (reply instanceof Reply.CutWithin cut) {
        send(exchange, cut.answer(), 2);
      }
    } catch (IOException gone) {
      log.debug("a caller did not wait for its answer: {}", gone.toString());
    }
  }

  private static void send(HttpExchange exchange, Reply.Full answer, int divisor)
      throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(body, 0, body.length / divisor);
      out.flush();
    }
  }
}
