package com.mexar.payout.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The name under which a provider knows one attempt: at most 32 characters of {@code [a-z0-9-]}.
 *
 * <p>It is derived from client, reference and attempt number, never drawn, so that a row lost in a
 * restore of the database mints the same one again and the provider's own uniqueness still holds.
 */
public record AttemptReference(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,32}");
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final String FORM = "mx-";
  private static final int BITS = 128;

  public AttemptReference {
    Text.matching("attempt reference", value, SHAPE, "must be 1 to 32 of a-z 0-9 -");
  }

  /** The reference of a payout's attempt; {@code number} begins at 1. */
  public static AttemptReference derive(ClientId client, Reference reference, int number) {
    Text.require(number >= 1, "attempt number", "begins at 1");
    MessageDigest sha256 = sha256();
    // a line feed occurs in neither part, so no two pairs share an input
    sha256.update(
        (client.value() + "\n" + reference.value() + "\n" + number)
            .getBytes(StandardCharsets.UTF_8));
    return new AttemptReference(FORM + base32(sha256.digest()));
  }

  @Override
  public String toString() {
    return value;
  }

  private static String base32(byte[] digest) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < BITS; bit += 5) {
      int index = 0;
      for (int i = bit; i < bit + 5; i++) {
        int value = i < BITS ? (digest[i / 8] >> (7 - i % 8)) & 1 : 0;
        index = index << 1 | value;
      }
      text.append(BASE32.charAt(index));
    }
    return text.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
