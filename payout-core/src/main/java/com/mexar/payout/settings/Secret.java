package com.mexar.payout.settings;

import java.nio.charset.StandardCharsets;

/** A configured secret. It does not print; {@link #reveal()} is the one way to its value. */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** The value itself, for the one place that hands it to the outside world. */
  public String reveal() {
    return value;
  }

  /** The value as UTF-8, a fresh array. */
  public byte[] revealBytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
