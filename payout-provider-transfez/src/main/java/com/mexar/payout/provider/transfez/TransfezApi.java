package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.TraceContext;
import com.mexar.payout.http.Budget;
import com.mexar.payout.http.GuardedHttpClient;
import com.mexar.payout.http.HttpCall;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.http.NotSentCause;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.settings.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * Calls below the base address, with the raw key in {@code Authorization} and the trace of their
 * payout in {@code traceparent}, all of one method within its budget: a call that others follow has
 * half of the time, and so has a last one that comes late; a call for which too little is left does
 * not begin. Thread-safe.
 */
final class TransfezApi implements AutoCloseable {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
  private static final byte[] NO_BODY = new byte[0];

  private final Secret key;
  private final boolean traceparent;
  private final Duration callTimeout;
  private final Duration whole;
  private final Duration half;
  private final GuardedHttpClient wholeCalls;
  private final GuardedHttpClient halfCalls;

  TransfezApi(TransfezOptions options, ProviderContext context) {
    key = options.apiKey;
    traceparent = options.traceparent;
    callTimeout = context.callTimeout();
    // a tenth is for all that is not the call
    whole = callTimeout.multipliedBy(9).dividedBy(10);
    half = whole.dividedBy(2);
    wholeCalls = client(options, context, whole);
    halfCalls = client(options, context, half);
  }

  Budget budget() {
    return new Budget(System::nanoTime, callTimeout);
  }

  /** A call that belongs to no payout. */
  static HttpCall.Builder get(String path) {
    return HttpCall.get(URI.create(path));
  }

  HttpCall.Builder get(String path, TraceContext trace) {
    return traced(get(path), trace);
  }

  HttpCall.Builder post(String path, TraceContext trace) {
    return post(path, NO_BODY, trace);
  }

  HttpCall.Builder post(String path, byte[] json, TraceContext trace) {
    return traced(HttpCall.post(URI.create(path)).body("application/json", json), trace);
  }

  private HttpCall.Builder traced(HttpCall.Builder call, TraceContext trace) {
    return traceparent ? call.header("traceparent", trace.header()) : call;
  }

  /** A call that may be followed by another within the same budget. */
  HttpOutcome first(HttpCall.Builder call, Budget budget) {
    return execute(halfCalls, half, call, budget);
  }

  /** The last call within the budget. */
  HttpOutcome last(HttpCall.Builder call, Budget budget) {
    return budget.has(whole)
        ? execute(wholeCalls, whole, call, budget)
        : execute(halfCalls, half, call, budget);
  }

  private HttpOutcome execute(
      GuardedHttpClient client, Duration longest, HttpCall.Builder call, Budget budget) {
    if (!budget.has(longest)) {
      return new HttpOutcome.SurelyNotSent(NotSentCause.NO_CAPACITY, "no time left for the call");
    }
    return client.execute(
        call.header("Authorization", key.reveal()).header("Accept", "application/json").build());
  }

  @Override
  public void close() {
    wholeCalls.close();
    halfCalls.close();
  }

  private static GuardedHttpClient client(
      TransfezOptions options, ProviderContext context, Duration timeout) {
    return options
        .tls
        .applyTo(GuardedHttpClient.builder())
        .baseUri(options.baseUrl)
        .allowInsecureLoopback(context.allowInsecureLoopback())
        .callTimeout(timeout)
        .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
        .maxConcurrentCalls(options.profile.concurrency())
        .build();
  }
}
