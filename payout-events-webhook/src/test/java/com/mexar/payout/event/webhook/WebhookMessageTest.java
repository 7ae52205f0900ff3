package com.mexar.payout.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.http.GuardedHttpClient;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.event.Events;
import com.mexar.payout.testkit.provider.CannedServer;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointSecret;
import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

/** What leaves is what the reference library, and anybody who reads the standard, takes. */
class WebhookMessageTest {
  private static final LoggedEvent EVENT = Events.event(Samples.payoutId(), 3);
  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void message_signedByASecret_isVerifiedByTheReferenceLibrary() throws Exception {
    Secret secret = SignatureScheme.V1.draw(random);
    Sent sent = send(Endpoints.with(secret), Instant.now());

    // throws where the signature does not fit
    new Webhook(secret.reveal()).verify(sent.body, sent.headers);
    assertThat(sent.header("webhook-id")).isEqualTo(EVENT.event().id().toString());
    assertThat(sent.header("content-type")).isEqualTo("application/json");
    assertThat(sent.header("traceparent")).isEqualTo(Samples.TRACE.header());
    assertThat(sent.body)
        .isEqualTo(
            "{\"type\":\"payout.in_doubt\",\"timestamp\":\"2026-11-22T10:00:00.123456Z\",\"data\":"
                + EVENT.event().data()
                + "}");
  }

  @Test
  void message_signedByAKey_isVerifiedWithThePublicOneThatIsShown() throws Exception {
    Endpoint endpoint = Endpoints.with(SignatureScheme.V1A.draw(random));
    Sent sent = send(endpoint, Samples.AT);
    String shown = EndpointKeys.publicKey(endpoint).orElseThrow();
    assertThat(shown).startsWith("whpk_");
    byte[] key = Base64.getDecoder().decode(shown.substring(5));
    String[] signature = sent.header("webhook-signature").split(",", 2);
    assertThat(signature[0]).isEqualTo("v1a");
    byte[] bytes = Base64.getDecoder().decode(signature[1]);
    byte[] message = sent.signed().getBytes(StandardCharsets.UTF_8);

    assertThat(Ed25519.verify(bytes, 0, key, 0, message, 0, message.length)).isTrue();
  }

  @Test
  void message_whileSecretsAreReplaced_isSignedByBothUntilTheOldOneEnds() throws Exception {
    Secret old = SignatureScheme.V1.draw(random);
    Secret fresh = SignatureScheme.V1.draw(random);
    Instant now = Instant.now();
    Endpoint endpoint =
        Endpoints.with(
            new EndpointSecret(fresh, null), new EndpointSecret(old, now.plusSeconds(60)));

    Sent during = send(endpoint, now);
    Sent after = send(endpoint, now.plusSeconds(60));

    assertThat(during.header("webhook-signature").split(" ")).hasSize(2);
    for (Secret secret : List.of(old, fresh)) {
      new Webhook(secret.reveal()).verify(during.body, during.headers);
    }
    assertThat(after.header("webhook-signature").split(" ")).hasSize(1);
  }

  @Test
  void message_triedAgain_hasTheSameIdAndBodyAndItsOwnTime() throws Exception {
    Endpoint endpoint = Endpoints.with(SignatureScheme.V1.draw(random));
    Sent first = send(endpoint, Samples.AT);
    Sent second = send(endpoint, Samples.AT.plusSeconds(300));
    assertThat(second.body).isEqualTo(first.body);
    assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
    assertThat(Long.parseLong(second.header("webhook-timestamp")))
        .isEqualTo(Long.parseLong(first.header("webhook-timestamp")) + 300);
    assertThat(second.header("webhook-signature")).isNotEqualTo(first.header("webhook-signature"));
  }

  private static Sent send(Endpoint endpoint, Instant now) throws Exception {
    try (CannedServer server = new CannedServer(it -> CannedServer.json(200, "{}"));
        GuardedHttpClient client =
            GuardedHttpClient.builder().allowInsecureLoopback(true).build()) {
      Endpoint here =
          new Endpoint(
              endpoint.id(),
              server.baseUrl().resolve("/hook"),
              "",
              endpoint.types(),
              endpoint.clients(),
              null,
              endpoint.secrets(),
              endpoint.createdAt(),
              endpoint.updatedAt(),
              null,
              null,
              null);
      HttpOutcome outcome = client.execute(WebhookMessage.of(EVENT.event()).call(here, now));
      assertThat(outcome).isInstanceOf(HttpOutcome.Answered.class);
      return Sent.of(server.requests().get(0));
    }
  }

  /** A message as it came over the wire. */
  private record Sent(Map<String, List<String>> headers, String body) {
    static Sent of(CannedServer.Request request) {
      Map<String, List<String>> headers = new HashMap<>();
      request
          .head()
          .lines()
          .skip(1)
          .map(line -> line.split(": *", 2))
          .filter(parts -> parts.length == 2)
          .forEach(parts -> headers.put(parts[0].toLowerCase(), List.of(parts[1])));
      return new Sent(headers, request.body());
    }

    String header(String name) {
      return headers.get(name).get(0);
    }

    String signed() {
      return header("webhook-id") + "." + header("webhook-timestamp") + "." + body;
    }
  }
}
