package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The public half of somebody's key pair, of a kind and size that {@link KeyType} takes. Read by
 * {@link PemKeys}, or made of a key that the program has. Immutable; does not print.
 */
public final class VerificationKey {
  private static final int ED25519_BYTES = 32;

  /** What stands before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410, 4). */
  private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final PublicKey key;
  private final KeyType type;

  private VerificationKey(PublicKey key) {
    this.key = key;
    this.type = KeyType.of(key);
  }

  /**
   * @throws InvalidValueException if the key is of a kind or size that is not taken
   */
  public static VerificationKey of(PublicKey key) {
    return ofSpki(key.getEncoded());
  }

  /**
   * An Ed25519 key from its 32 bytes (RFC 8032, 5.1.5).
   *
   * @throws InvalidValueException if they are not 32
   */
  public static VerificationKey ed25519(byte[] bytes) {
    if (bytes.length != ED25519_BYTES) {
      throw new InvalidValueException("an Ed25519 key has 32 bytes");
    }
    return ofSpki(Der.joined(ED25519_PREFIX, bytes));
  }

  /** Always the platform's own form of the key, whoever made it. */
  static VerificationKey ofSpki(byte[] der) {
    return new VerificationKey(KeyForms.publicKey(der));
  }

  public KeyType type() {
    return type;
  }

  PublicKey publicKey() {
    return key;
  }

  byte[] ed25519Bytes() {
    type.require(KeyType.ED25519);
    byte[] der = key.getEncoded();
    return Arrays.copyOfRange(der, ED25519_PREFIX.length, der.length);
  }

  @Override
  public String toString() {
    return "VerificationKey[" + type + "]";
  }
}
