package com.mexar.payout.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;

/** Short words for the tests of this package. */
final class Calls {
  private Calls() {}

  static GuardedHttpClientBuilder toLoopback() {
    return GuardedHttpClient.builder()
        .allowInsecureLoopback(true)
        .callTimeout(Duration.ofSeconds(5));
  }

  static HttpCall post(URI uri) {
    return HttpCall.post(uri)
        .header("Authorization", "Bearer top-secret")
        .body("application/json", "{\"amount\":1}".getBytes(StandardCharsets.UTF_8))
        .build();
  }

  static HttpCall get(URI uri) {
    return HttpCall.get(uri).build();
  }

  static HttpAnswer answer(HttpOutcome outcome) {
    return assertThat(outcome)
        .asInstanceOf(InstanceOfAssertFactories.type(HttpOutcome.Answered.class))
        .actual()
        .answer();
  }

  static void assertDoubt(HttpOutcome outcome, DoubtCause cause) {
    assertThat(outcome).isInstanceOf(HttpOutcome.MaybeSent.class);
    assertThat(((HttpOutcome.MaybeSent) outcome).cause()).isEqualTo(cause);
    assertSafe(outcome);
  }

  static void assertNotSent(HttpOutcome outcome, NotSentCause cause) {
    assertThat(outcome).isInstanceOf(HttpOutcome.SurelyNotSent.class);
    assertThat(((HttpOutcome.SurelyNotSent) outcome).cause()).isEqualTo(cause);
    assertSafe(outcome);
  }

  private static void assertSafe(HttpOutcome outcome) {
    assertThat(outcome.toString()).doesNotContain("secret", "token", "/pay", "amount");
  }
}
