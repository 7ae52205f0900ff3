package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Gives tokens for 600 seconds, any number of them at a time. Thread-safe. */
final class AccessTokens {

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final String appId;
  private final String appSecret;
  private final InstantSource clock;
  private final Map<String, Instant> issued = new ConcurrentHashMap<>();

  AccessTokens(String appId, String appSecret, InstantSource clock) {
    this.appId = appId;
    this.appSecret = appSecret;
    this.clock = clock;
  }

  Full issue(ObjectNode credentials) {
    if (!credentials.path("app_id").asText().equals(appId)
        || !credentials.path("app_secret").asText().equals(appSecret)) {
      return Answers.refused(30010000, "merchant does not exist");
    }
    String token = "sandbox." + UUID.randomUUID();
    issued.put(token, clock.instant());
    return Answers.data(TextNode.valueOf(token));
  }

  boolean isGood(String authorization) {
    String prefix = "Bearer ";
    Instant at =
        authorization.startsWith(prefix)
            ? issued.get(authorization.substring(prefix.length()))
            : null;
    return at != null && Duration.between(at, clock.instant()).compareTo(LIFETIME) < 0;
  }

  void revokeAll() {
    issued.clear();
  }
}
