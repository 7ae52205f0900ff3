package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.HexFormat;

/**
 * The private half of a key pair of ours, of a kind and size that {@link KeyType} takes. Read by
 * {@link PemKeys}, or made of a key that the program has. Immutable; does not print.
 */
public final class SigningKey {
  private static final int ED25519_BYTES = 32;

  /** What stands before the 32 bytes in a PrivateKeyInfo (RFC 8410, 7). */
  private static final byte[] ED25519_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final PrivateKey key;
  private final KeyType type;

  private SigningKey(PrivateKey key) {
    this.key = key;
    this.type = KeyType.of(key);
  }

  /**
   * @throws InvalidValueException if the key is of a kind or size that is not taken
   */
  public static SigningKey of(PrivateKey key) {
    return ofPkcs8(key.getEncoded());
  }

  /**
   * An Ed25519 key from its 32 secret bytes (RFC 8032, 5.1.5).
   *
   * @throws InvalidValueException if they are not 32
   */
  public static SigningKey ed25519(byte[] seed) {
    if (seed.length != ED25519_BYTES) {
      throw new InvalidValueException("an Ed25519 key has 32 bytes");
    }
    return ofPkcs8(Der.joined(ED25519_PREFIX, seed));
  }

  /** Always the platform's own form of the key, whoever made it. */
  static SigningKey ofPkcs8(byte[] der) {
    return new SigningKey(KeyForms.privateKey(der));
  }

  public KeyType type() {
    return type;
  }

  /** The key itself, for the one place that hands it to TLS; to sign there are the signers. */
  public PrivateKey reveal() {
    return key;
  }

  byte[] ed25519Bytes() {
    type.require(KeyType.ED25519);
    return ((EdECPrivateKey) key)
        .getBytes()
        .orElseThrow(() -> new InvalidValueException("is an Ed25519 key without its bytes"));
  }

  @Override
  public String toString() {
    return "SigningKey[" + type + ", redacted]";
  }
}
