package com.mexar.payout.event.webhook;

import java.time.Duration;
import java.util.UUID;

/**
 * Watches webhooks leave, for metrics and the like. Called on the channel's threads: an
 * implementation is quick, thread-safe and throws nothing.
 */
public interface WebhookObserver {
  /** Watches nothing. */
  WebhookObserver NONE = new WebhookObserver() {};

  /** A try ended. */
  default void tried(UUID endpoint, boolean succeeded, Duration duration) {}

  /** A delivery was given up. */
  default void died(UUID endpoint) {}

  /** An endpoint was disabled because of how it does. */
  default void disabled(UUID endpoint) {}
}
