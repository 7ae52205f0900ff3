package com.mexar.payout.event.webhook;

import com.mexar.payout.event.Event;
import com.mexar.payout.http.HttpCall;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointSecret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * What is sent: by Standard Webhooks 1.0.0 a body {@code {type, timestamp, data}}, signed together
 * with an id, the same in every try, and the time of the try. Immutable; does not print.
 */
final class WebhookMessage {
  private final String id;
  private final String trace;
  private final byte[] body;

  private WebhookMessage(String id, String trace, String body) {
    this.id = id;
    this.trace = trace;
    this.body = body.getBytes(StandardCharsets.UTF_8);
  }

  /** The data byte for byte as it was rendered. */
  static WebhookMessage of(Event event) {
    return new WebhookMessage(
        event.id().toString(),
        event.trace().header(),
        body(event.type().wireName(), event.time(), event.data()));
  }

  /** One that announces nothing, for a receiver to be tried with. */
  static WebhookMessage ping(String id, String trace, Instant at, Endpoint endpoint) {
    return new WebhookMessage(
        id, trace, body("ping", at, "{\"endpoint\":\"" + endpoint.id() + "\"}"));
  }

  /**
   * The call of one try, signed by every secret of the endpoint that is good then.
   *
   * @param now of the try
   */
  HttpCall call(Endpoint endpoint, Instant now) {
    String timestamp = Long.toString(now.getEpochSecond());
    byte[] signed = signed(timestamp);
    String signatures =
        endpoint.secrets().stream()
            .filter(secret -> secret.endsAt() == null || secret.endsAt().isAfter(now))
            .map(secret -> signature(secret, signed))
            .collect(Collectors.joining(" "));
    return HttpCall.post(endpoint.url())
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", signatures)
        .header("traceparent", trace)
        .body("application/json", body)
        .build();
  }

  private byte[] signed(String timestamp) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 64);
    bytes.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private static String signature(EndpointSecret secret, byte[] signed) {
    SignatureScheme scheme = SignatureScheme.of(secret.text());
    byte[] signature = scheme.signer(secret.text()).sign(signed);
    return scheme.word() + "," + Base64.getEncoder().encodeToString(signature);
  }

  /** Types and times have no character that JSON would escape. */
  private static String body(String type, Instant at, String data) {
    return "{\"type\":\"" + type + "\",\"timestamp\":\"" + at + "\",\"data\":" + data + "}";
  }
}
