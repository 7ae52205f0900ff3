package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.domain.TraceContext;
import com.mexar.payout.http.Budget;
import com.mexar.payout.http.GuardedHttpClient;
import com.mexar.payout.http.HttpCall;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.http.NotSentCause;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.easylink.AccessTokens.NoTokenException;
import com.mexar.payout.provider.easylink.AccessTokens.Token;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signed calls below the base address, all of one method within its budget: a call that others
 * follow has half of the time, and so has a last one that comes late; a call for which too little
 * is left does not begin. A 401 is about the token and was not carried out: the call is made once
 * more, with a new token and a new nonce. Thread-safe.
 */
final class EasylinkApi implements AutoCloseable {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,8192}");
  private static final List<String> TOKEN_MEMBERS = List.of("access_token", "accessToken", "token");

  private final EasylinkOptions options;
  private final RequestSigner signer;
  private final AccessTokens tokens;
  private final Duration callTimeout;
  private final Duration whole;
  private final Duration half;
  private final GuardedHttpClient wholeCalls;
  private final GuardedHttpClient halfCalls;

  EasylinkApi(EasylinkOptions options, ProviderContext context) {
    this.options = options;
    signer = new RequestSigner(options.appKey, options.signer, context.clock(), context.random());
    tokens = new AccessTokens(this::fetchToken, context.clock(), options.tokenLifetime);
    callTimeout = context.callTimeout();
    // a tenth is for all that is not the call
    whole = callTimeout.multipliedBy(9).dividedBy(10);
    half = whole.dividedBy(2);
    wholeCalls = client(options, context, whole);
    halfCalls = client(options, context, half);
  }

  /** One call: where, with what, and the trace of the payout that it belongs to, if to one. */
  record Call(String path, ObjectNode body, @Nullable TraceContext trace) {
    @Override
    public String toString() {
      return "Call[" + path + ", redacted]";
    }
  }

  Budget budget() {
    return new Budget(System::nanoTime, callTimeout);
  }

  /** A call that may be followed by another within the same budget. */
  HttpOutcome first(Call call, Budget budget) {
    return authorized(call, budget, true);
  }

  /** The last call within the budget. */
  HttpOutcome last(Call call, Budget budget) {
    return authorized(call, budget, false);
  }

  private HttpOutcome authorized(Call call, Budget budget, boolean othersFollow) {
    Token token;
    try {
      token = tokens.get(budget);
    } catch (NoTokenException e) {
      return notSent(String.valueOf(e.getMessage()));
    }
    HttpOutcome outcome = send(signed(call, token), budget, othersFollow);
    if (!isUnauthorized(outcome)) {
      return outcome;
    }
    tokens.drop(token);
    try {
      HttpOutcome again = send(signed(call, tokens.get(budget)), budget, othersFollow);
      return again instanceof HttpOutcome.SurelyNotSent ? outcome : again;
    } catch (NoTokenException e) {
      return outcome;
    }
  }

  /**
   * Whether the gateway before the provider turned the call away. A 401 in the provider's own form
   * is none of that: it may have come from behind the gateway, after anything.
   */
  static boolean isUnauthorized(HttpOutcome outcome) {
    return outcome instanceof HttpOutcome.Answered answered
        && answered.answer().status() == 401
        && ProviderJson.object(answered.answer().body())
            .filter(body -> body.has("code") || body.has("err_code") || body.has("data"))
            .isEmpty();
  }

  private HttpCall signed(Call call, Token token) {
    HttpCall.Builder builder =
        post(call.path(), call.body()).header("Authorization", "Bearer " + token.value());
    signer
        .headers(call.body())
        .forEach(
            (name, value) -> {
              builder.header(name, value);
              if (name.equals(RequestSigner.SIGN) && options.signTwice) {
                builder.header("X-Signature", value);
              }
            });
    if (call.trace() != null && options.traceparent) {
      builder.header("traceparent", call.trace().header());
    }
    return builder.build();
  }

  private String fetchToken(Budget budget) throws NoTokenException {
    ObjectNode credentials =
        ProviderJson.newObject()
            .put("app_id", options.appId)
            .put("app_secret", options.appSecret.reveal());
    HttpOutcome outcome = send(post("get-access-token", credentials).build(), budget, true);
    if (!(outcome instanceof HttpOutcome.Answered answered)) {
      throw new NoTokenException("access token: " + Texts.of(outcome));
    }
    return Envelope.of(answered.answer())
        .filter(Envelope::isSuccess)
        .flatMap(envelope -> token(envelope.data()))
        .filter(token -> SENDABLE.matcher(token).matches())
        .orElseThrow(
            () ->
                new NoTokenException(
                    "access token is not given, HTTP " + answered.answer().status()));
  }

  /** The token itself, or an object that holds it, as one integration tolerates. */
  private static Optional<String> token(JsonNode data) {
    return ProviderJson.text(data)
        .or(
            () ->
                TOKEN_MEMBERS.stream()
                    .flatMap(member -> ProviderJson.text(data.path(member)).stream())
                    .findFirst());
  }

  private static HttpCall.Builder post(String path, ObjectNode body) {
    return HttpCall.post(URI.create(path))
        .body("application/json", ProviderJson.bytes(body))
        .header("Accept", "application/json");
  }

  private HttpOutcome send(HttpCall call, Budget budget, boolean othersFollow) {
    boolean all = !othersFollow && budget.has(whole);
    if (!all && !budget.has(half)) {
      return notSent("no time left for the call");
    }
    return (all ? wholeCalls : halfCalls).execute(call);
  }

  private static HttpOutcome notSent(String why) {
    return new HttpOutcome.SurelyNotSent(NotSentCause.NO_CAPACITY, why);
  }

  @Override
  public void close() {
    wholeCalls.close();
    halfCalls.close();
  }

  private static GuardedHttpClient client(
      EasylinkOptions options, ProviderContext context, Duration timeout) {
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
