package com.mexar.payout.sandbox.internal;

import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.SandboxTimer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts callbacks on threads of its own, and tries again what was not answered 2xx. Thread-safe.
 */
public final class CallbackSender implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CallbackSender.class);
  private static final int THREADS = 16;

  /** Shared, since making one costs more than most tests last. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final ExecutorService threads = Threads.bounded("simulator-callbacks", THREADS);
  private final SandboxTimer timer;
  private final InstantSource clock;
  private final Policy policy;
  private final Consumer<CallbackTry> tries;

  /** How often, how far apart, and how long one try may last. */
  public record Policy(int tries, Duration spacing, Duration timeout) {}

  /** One callback: what it tells, and to whom. */
  public record Outgoing(
      URI to, String reference, String state, Map<String, String> headers, String body) {}

  public CallbackSender(
      SandboxTimer timer, InstantSource clock, Policy policy, Consumer<CallbackTry> tries) {
    this.timer = timer;
    this.clock = clock;
    this.policy = policy;
    this.tries = tries;
  }

  /** Sends; never blocks. The future ends when it was accepted or given up, never in an error. */
  public CompletableFuture<Void> send(Outgoing callback) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    enqueue(callback, 1, done);
    return done;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void enqueue(Outgoing callback, int number, CompletableFuture<Void> done) {
    try {
      threads.execute(() -> attempt(callback, number, done));
    } catch (RejectedExecutionException closed) {
      done.complete(null);
    }
  }

  private void attempt(Outgoing callback, int number, CompletableFuture<Void> done) {
    int status = post(callback);
    CallbackTry result =
        new CallbackTry(clock.instant(), callback.reference(), callback.state(), number, status);
    tries.accept(result);
    if (result.accepted() || number >= policy.tries()) {
      done.complete(null);
    } else {
      timer.after(policy.spacing(), () -> enqueue(callback, number + 1, done));
    }
  }

  private int post(Outgoing callback) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(callback.to())
            .timeout(policy.timeout())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(callback.body()));
    callback.headers().forEach(request::header);
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException unreachable) {
      log.debug("callback of {} not delivered: {}", callback.reference(), unreachable.toString());
      return 0;
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
