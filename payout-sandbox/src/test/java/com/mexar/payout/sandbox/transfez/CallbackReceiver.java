package com.mexar.payout.sandbox.transfez;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes callbacks; may refuse the first ones. */
final class CallbackReceiver implements AutoCloseable {

  final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger toRefuse = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  CallbackReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes());
          boolean refused = toRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
          if (!refused) {
            bodies.add(body);
          }
          exchange.sendResponseHeaders(refused ? 503 : 202, -1);
          exchange.close();
        });
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  List<String> states() {
    synchronized (bodies) {
      return bodies.stream()
          .map(body -> new Partner.Answer(200, body).json().path("state").asText())
          .toList();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
