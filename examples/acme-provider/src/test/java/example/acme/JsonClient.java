package example.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.domain.TraceContext;
import com.mexar.payout.http.GuardedHttpClient;
import com.mexar.payout.http.HttpCall;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.http.TargetRule;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.settings.Secret;
import java.net.URI;

/** Speaks JSON over HTTPS with a provider. Sends each call at most once. Thread-safe. */
final class JsonClient implements AutoCloseable {
  private final GuardedHttpClient http;
  private final Secret key;

  JsonClient(URI base, Secret key, ProviderContext context) {
    this.http =
        GuardedHttpClient.builder()
            .baseUri(base)
            .callTimeout(context.callTimeout())
            .allowInsecureLoopback(context.allowInsecureLoopback())
            .build();
    this.key = key;
  }

  /** For the factory: https, or http to this machine where that is allowed. */
  static URI address(ProviderSettings settings, String key, ProviderContext context) {
    URI base = settings.requiredAddress(key);
    return TargetRule.faultOf(base, context.allowInsecureLoopback())
        .map(fault -> settings.fault(key, fault, base))
        .orElse(base);
  }

  JsonReply get(String path, TraceContext trace) {
    return replyTo(HttpCall.get(URI.create(path)), trace);
  }

  JsonReply post(String path, ObjectNode body, TraceContext trace) {
    HttpCall.Builder call = HttpCall.post(URI.create(path));
    return replyTo(call.body("application/json", ProviderJson.bytes(body)), trace);
  }

  private JsonReply replyTo(HttpCall.Builder call, TraceContext trace) {
    HttpOutcome outcome =
        http.execute(
            call.header("Authorization", "Bearer " + key.reveal())
                .header("traceparent", trace.header())
                .build());
    if (outcome instanceof HttpOutcome.SurelyNotSent) {
      return new JsonReply.NotSent();
    }
    return outcome instanceof HttpOutcome.Answered answered
        ? JsonReply.of(answered.answer())
        : new JsonReply.InDoubt();
  }

  @Override
  public void close() {
    http.close();
  }
}
