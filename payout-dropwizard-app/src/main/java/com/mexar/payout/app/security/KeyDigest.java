package com.mexar.payout.app.security;

import com.mexar.payout.domain.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SHA-256 of an API key, which is all that is kept of it. Keys are long and random, so a plain
 * digest is enough.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record KeyDigest(String hex) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public KeyDigest {
    if (!SHAPE.matcher(hex).matches()) {
      throw new InvalidValueException("key must be the 64 hexadecimal digits of its SHA-256");
    }
  }

  /** Reads the digits in either case. */
  public static KeyDigest parse(String hex) {
    return new KeyDigest(hex.toLowerCase(Locale.ROOT));
  }

  public static KeyDigest of(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return new KeyDigest(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "KeyDigest[redacted]";
  }
}
