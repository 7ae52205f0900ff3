package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/** Keys from their DER forms, which say themselves of which algorithm they are. */
final class KeyForms {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private KeyForms() {}

  /** From a SubjectPublicKeyInfo (RFC 5280, 4.1). */
  static PublicKey publicKey(byte[] der) {
    X509EncodedKeySpec form = new X509EncodedKeySpec(der);
    return firstOf(factory -> factory.generatePublic(form));
  }

  /** From a PrivateKeyInfo (PKCS#8, RFC 5958). */
  static PrivateKey privateKey(byte[] der) {
    PKCS8EncodedKeySpec form = new PKCS8EncodedKeySpec(der);
    return firstOf(factory -> factory.generatePrivate(form));
  }

  private static <T> T firstOf(Reading<T> reading) {
    return ALGORITHMS.stream()
        .flatMap(algorithm -> read(algorithm, reading).stream())
        .findFirst()
        .orElseThrow(
            () -> new InvalidValueException("is no RSA, EC or Ed25519 key that can be read"));
  }

  private static <T> Optional<T> read(String algorithm, Reading<T> reading) {
    try {
      return Optional.of(reading.with(KeyFactory.getInstance(algorithm)));
    } catch (InvalidKeySpecException e) {
      // of another algorithm, or broken
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the platform has " + algorithm, e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T with(KeyFactory factory) throws InvalidKeySpecException;
  }
}
