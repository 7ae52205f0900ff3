package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;

/** Verifies with an RSA key in the one scheme that is agreed for it. */
public final class RsaVerifier implements SignatureVerifier {
  private final VerificationKey key;
  private final RsaScheme scheme;

  /**
   * @throws InvalidValueException if the key is not an RSA key
   */
  public RsaVerifier(VerificationKey key, RsaScheme scheme) {
    key.type().require(KeyType.RSA);
    this.key = key;
    this.scheme = scheme;
  }

  @Override
  public void verify(byte[] message, byte[] signature) throws SignatureRefusedException {
    if (!isGood(message, signature)) {
      throw SignatureRefusedException.another();
    }
  }

  private boolean isGood(byte[] message, byte[] signature) throws SignatureRefusedException {
    try {
      Signature verifying = scheme.signature();
      verifying.initVerify(key.publicKey());
      verifying.update(message);
      return verifying.verify(signature);
    } catch (SignatureException e) {
      throw SignatureRefusedException.otherForm();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key was checked when it was read", e);
    }
  }
}
