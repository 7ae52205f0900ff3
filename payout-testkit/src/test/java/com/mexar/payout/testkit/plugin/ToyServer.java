package com.mexar.payout.testkit.plugin;

import com.mexar.payout.signature.HmacKey;
import com.mexar.payout.signature.SignatureEncoding;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import com.mexar.payout.testkit.provider.CannedServer.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider of one step: lines {@code name=value}, paid at once, callbacks signed. */
final class ToyServer implements AutoCloseable {
  private final Map<String, Map<String, String>> taken = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> executions = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CannedServer server = new CannedServer(this::answer);
  private final URI callbacks;
  private final HmacKey key;

  ToyServer(URI callbacks, HmacKey key) {
    this.callbacks = callbacks;
    this.key = key;
  }

  URI address() {
    return server.baseUrl().resolve("/toy");
  }

  int executions(String reference) {
    return executions.getOrDefault(reference, new AtomicInteger()).get();
  }

  /** What it moves for a reference, each time that it does. */
  MovedMoney moved(String reference) {
    Map<String, String> form = taken.getOrDefault(reference, Map.of());
    return new MovedMoney(
        Samples.money("IDR", form.getOrDefault("amount", "0")), form.getOrDefault("account", ""));
  }

  private byte[] answer(Request request) {
    if (!request.head().contains("\r\nKey: " + ToyPlugin.KEY + "\r\n")) {
      return ToyHttp.answer(401, "error=key");
    }
    return request.isFor("POST ") ? take(ToyHttp.lines(request.body())) : say(request);
  }

  private byte[] take(Map<String, String> form) {
    String reference = form.getOrDefault("reference", "");
    if (taken.putIfAbsent(reference, form) != null) {
      return ToyHttp.answer(409, "error=duplicate");
    }
    executions.computeIfAbsent(reference, r -> new AtomicInteger()).incrementAndGet();
    threads.execute(() -> callBack(reference));
    return ToyHttp.answer(200, stated(reference));
  }

  private byte[] say(Request request) {
    String path = request.line().split(" ", -1)[1];
    String reference = path.substring(path.lastIndexOf('/') + 1);
    return taken.containsKey(reference)
        ? ToyHttp.answer(200, stated(reference))
        : ToyHttp.answer(404, "error=unknown");
  }

  private String stated(String reference) {
    return "reference=%s\namount=%s\nstate=paid"
        .formatted(reference, taken.getOrDefault(reference, Map.of()).get("amount"));
  }

  /** Signed at a time that its header says, the body with it. */
  private void callBack(String reference) {
    byte[] body = stated(reference).getBytes(StandardCharsets.UTF_8);
    String time = String.valueOf(Instant.now().getEpochSecond());
    byte[] signed = (time + "." + stated(reference)).getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: us\r\nTime: %s\r\nSign: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(
                callbacks.getPath(),
                time,
                SignatureEncoding.HEX.encode(key.sign(signed)),
                body.length);
    try (Socket socket = new Socket(callbacks.getHost(), callbacks.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      if (!threads.isShutdown()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.close();
  }
}
