package com.mexar.payout.sandbox.easylink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/**
 * Two RSA pairs, made anew: the merchant's, whose requests are checked, and the simulator's own,
 * which signs callbacks. What the merchant needs of them can be written to a folder. Immutable.
 */
public final class SimulatorKeys {

  private static final int BITS = 2048;

  private final KeyPair merchant;
  private final KeyPair own;

  private SimulatorKeys(KeyPair merchant, KeyPair own) {
    this.merchant = merchant;
    this.own = own;
  }

  /** New pairs. Takes a noticeable part of a second. */
  public static SimulatorKeys generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return new SimulatorKeys(generator.generateKeyPair(), generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  /**
   * Writes {@code merchant-private.pem} (PKCS#8) and {@code easylink-public.pem}
   * (SubjectPublicKeyInfo).
   *
   * @throws UncheckedIOException if they cannot be written
   */
  public void writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("merchant-private.pem"),
          pem("PRIVATE KEY", merchant.getPrivate().getEncoded()));
      Files.writeString(
          folder.resolve("easylink-public.pem"), pem("PUBLIC KEY", own.getPublic().getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  KeyPair merchant() {
    return merchant;
  }

  KeyPair own() {
    return own;
  }

  @Override
  public String toString() {
    return "SimulatorKeys[redacted]";
  }

  private static String pem(String kind, byte[] der) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    String text = lines.encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }
}
