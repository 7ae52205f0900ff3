package com.mexar.payout.sandbox.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Secrets made for one run. Does not print. */
final class Keys {

  private static final int BYTES = 24;

  private final String apiKey;
  private final String operatorKey;
  private final String callbackSecret;

  private Keys(String apiKey, String operatorKey, String callbackSecret) {
    this.apiKey = apiKey;
    this.operatorKey = operatorKey;
    this.callbackSecret = callbackSecret;
  }

  /** New ones. */
  static Keys draw(RandomGenerator random) {
    return new Keys(secret(random), secret(random), secret(random));
  }

  /** With which the demo's client calls the gateway. */
  String apiKey() {
    return apiKey;
  }

  /** With which the demo's operator does. */
  String operatorKey() {
    return operatorKey;
  }

  /** With which the gateway signs callback addresses. */
  String callbackKeys() {
    return "demo=" + callbackSecret;
  }

  /** Writes what the gateway needs to know of both: their digests, for their owner's eyes. */
  Path writeDigests(Path folder) throws IOException {
    Path file = folder.resolve("api-keys");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(
        file,
        "demo client %s%ndemo-operator operator %s%n"
            .formatted(sha256(apiKey), sha256(operatorKey)));
  }

  private static String secret(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
