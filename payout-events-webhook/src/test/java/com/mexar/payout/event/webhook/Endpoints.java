package com.mexar.payout.event.webhook;

import com.mexar.payout.settings.Secret;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointSecret;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Endpoints for tests. */
final class Endpoints {
  private Endpoints() {}

  static Endpoint with(EndpointSecret... secrets) {
    return new Endpoint(
        new UUID(1, 2),
        URI.create("https://receiver.example/hooks?token=t0ken"),
        "",
        Set.of(),
        Set.of(),
        null,
        List.of(secrets),
        Samples.AT,
        Samples.AT,
        null,
        null,
        null);
  }

  static Endpoint with(Secret secret) {
    return with(new EndpointSecret(secret, null));
  }
}
