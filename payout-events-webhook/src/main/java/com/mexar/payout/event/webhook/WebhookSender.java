package com.mexar.payout.event.webhook;

import com.mexar.payout.http.GuardedHttpClient;
import com.mexar.payout.http.GuardedHttpClientBuilder;
import com.mexar.payout.webhook.Endpoint;
import java.time.Clock;

/**
 * Makes tries: over TLS, to public addresses alone, checked on the address that is connected to, no
 * redirect followed, nothing repeated by itself, answers bounded. Thread-safe.
 */
final class WebhookSender implements AutoCloseable {
  /** Nothing of an answer but its status and one header is looked at; so much is read over. */
  private static final int LARGEST_ANSWER = 64 * 1024;

  private final GuardedHttpClient http;
  private final Clock clock;

  WebhookSender(WebhookSettings settings, Clock clock) {
    GuardedHttpClientBuilder client =
        GuardedHttpClient.builder()
            .callTimeout(settings.timeout())
            .maxAnswerBytes(LARGEST_ANSWER)
            .answersByHeadAlone(true)
            .publicAddressesOnly(true)
            .allowInsecureLoopback(settings.allowInsecureLoopback())
            .maxConcurrentCalls(settings.concurrency());
    settings.authorities().ifPresent(client::authorities);
    this.http = client.build();
    this.clock = clock;
  }

  /** Makes one try and returns what the receiver said, within the time-out. */
  Said send(Endpoint endpoint, WebhookMessage message) {
    return Said.of(http.execute(message.call(endpoint, clock.instant())), clock.instant());
  }

  @Override
  public void close() {
    http.close();
  }
}
