package com.mexar.payout.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The word that a sender uses for one message alone, with what was signed under it, each as the 64
 * hexadecimal digits of a SHA-256. A proof only names it: whether it came before, on whatever host
 * and however long ago, the inbox knows. Immutable.
 *
 * @param word of the nonce, told apart from every digest that does not come from one
 * @param message of the bytes that were signed
 */
public record SignedNonce(String word, String message) {

  static SignedNonce of(String word, byte[] message) {
    return new SignedNonce(
        sha256(("nonce:" + word).getBytes(StandardCharsets.UTF_8)), sha256(message));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
