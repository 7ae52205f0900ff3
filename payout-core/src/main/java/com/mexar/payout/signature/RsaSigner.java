package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import java.security.GeneralSecurityException;
import java.security.Signature;

/**
 * Signs with an RSA key of ours in the scheme that the receiver expects. A signature takes a core
 * about a millisecond with 2048 bits, and six times that with 4096.
 */
public final class RsaSigner implements Signer {
  private final SigningKey key;
  private final RsaScheme scheme;

  /**
   * @throws InvalidValueException if the key is not an RSA key
   */
  public RsaSigner(SigningKey key, RsaScheme scheme) {
    key.type().require(KeyType.RSA);
    this.key = key;
    this.scheme = scheme;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signing = scheme.signature();
      signing.initSign(key.reveal());
      signing.update(message);
      return signing.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key was checked when it was read", e);
    }
  }
}
