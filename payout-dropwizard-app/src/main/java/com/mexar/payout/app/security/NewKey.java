package com.mexar.payout.app.security;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A new API key: 32 random bytes, behind a prefix by which scanners for leaked secrets can know it.
 * It does not print; it is shown once, to whoever asked for it.
 */
public record NewKey(String text) {
  private static final String PREFIX = "mxk_";
  private static final int BYTES = 32;

  public static NewKey draw(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new NewKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  public KeyDigest digest() {
    return KeyDigest.of(text);
  }

  @Override
  public String toString() {
    return "NewKey[redacted]";
  }
}
