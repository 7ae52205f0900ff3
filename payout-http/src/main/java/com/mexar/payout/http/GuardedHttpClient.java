package com.mexar.payout.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests, each at most once, and says of each which of the three {@link HttpOutcome}s it
 * was. TLS 1.2 or later with the host verified, and pinned or shown our certificate where that is
 * set, no redirect followed, no cookie, no cache, no proxy, HTTP/1.1 alone; answers are bounded in
 * size, calls in their whole time, name resolution and body included. The one thing repeated is
 * taking another connection from the pool when the first was found dead before anything was written
 * to it.
 *
 * <p>Immutable and safe for many threads. Make one per outside system: the permits, the pool and
 * the limits are per client.
 */
public final class GuardedHttpClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedHttpClient.class);

  private final TargetResolver targets;
  private final OkHttpClient secure;
  private final OkHttpClient insecureLoopback;
  private final ExecutorService workers;
  private final Duration callTimeout;
  private final int maxStale;
  private final String userAgent;
  private volatile boolean closed;

  GuardedHttpClient(GuardedHttpClientBuilder options) {
    this.targets = new TargetResolver(options.baseUri, options.allowInsecureLoopback);
    this.workers = OkHttpClients.workers();
    this.secure = OkHttpClients.secure(options, workers);
    this.insecureLoopback = OkHttpClients.insecureLoopback(options, secure);
    this.callTimeout = options.callTimeout;
    this.maxStale = options.maxIdleConnections;
    this.userAgent = options.userAgent;
  }

  public static GuardedHttpClientBuilder builder() {
    return new GuardedHttpClientBuilder();
  }

  /**
   * Sends the call and waits for what comes of it, at most for the call time-out. After an
   * interrupt it returns at once with the interrupt flag set, the connection closed.
   *
   * @throws IllegalArgumentException if the target is relative and the client has no base address
   */
  public HttpOutcome execute(HttpCall call) {
    HttpOutcome outcome = outcomeOf(call);
    LOG.debug("{} {}", call, outcome);
    return outcome;
  }

  private HttpOutcome outcomeOf(HttpCall call) {
    TargetResolver.Resolved target = targets.resolve(call.target());
    HttpUrl url = target.url();
    if (url == null) {
      String host = call.target().getHost();
      String text = host == null ? target.fault() : host + ": " + target.fault();
      return new HttpOutcome.SurelyNotSent(NotSentCause.TARGET_REFUSED, text);
    }
    long start = System.nanoTime();
    for (int stale = 0; ; stale++) {
      if (closed) {
        return new HttpOutcome.SurelyNotSent(NotSentCause.CLOSED, url.host() + ": client closed");
      }
      long left = callTimeout.toNanos() - (System.nanoTime() - start);
      Journey journey = new Journey(new Gate(System::nanoTime, left), url.host());
      HttpOutcome outcome = travel(journey, request(call, url, journey), left);
      if (!(outcome instanceof HttpOutcome.SurelyNotSent)
          || !journey.isStale()
          || stale > maxStale) {
        return outcome;
      }
    }
  }

  private HttpOutcome travel(Journey journey, Request request, long nanos) {
    if (Thread.currentThread().isInterrupted()) {
      return journey.interrupted();
    }
    Call call = (request.isHttps() ? secure : insecureLoopback).newCall(request);
    CompletableFuture<HttpOutcome> arrival = new CompletableFuture<>();
    call.enqueue(new Arrival(journey, arrival));
    try {
      return arrival.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      HttpOutcome outcome = journey.outcome(new InterruptedIOException("time of the call is over"));
      call.cancel();
      return outcome;
    } catch (InterruptedException e) {
      HttpOutcome outcome = journey.interrupted();
      call.cancel();
      Thread.currentThread().interrupt();
      return outcome;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Request request(HttpCall call, HttpUrl url, Journey journey) {
    HttpContent content = call.content();
    boolean hasBody = call.method().needsBody() || !content.isNone();
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .method(call.method().name(), hasBody ? content : null)
            .tag(Journey.class, journey)
            .header("User-Agent", userAgent)
            .header("Accept-Encoding", "identity");
    if (!content.isNone()) {
      request.header("Content-Type", content.type());
    }
    call.headers().forEach(request::header);
    return request.build();
  }

  /** Takes no further calls; calls under way go on to their end. */
  @Override
  public void close() {
    closed = true;
    workers.shutdown();
    secure.connectionPool().evictAll();
  }

  /** For tests: waits until no call is under way any more, after close. */
  boolean awaitWorkers(Duration time) throws InterruptedException {
    return workers.awaitTermination(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Turns the end of OkHttp's call into the outcome. */
  private record Arrival(Journey journey, CompletableFuture<HttpOutcome> outcome)
      implements Callback {

    @Override
    public void onFailure(Call call, IOException e) {
      outcome.complete(journey.outcome(e));
    }

    @Override
    public void onResponse(Call call, Response response) {
      response.close();
      outcome.complete(journey.outcome(new IOException("no answer was kept")));
    }
  }
}
