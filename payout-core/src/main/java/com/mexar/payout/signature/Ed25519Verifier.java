package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Verifies with an Ed25519 key (RFC 8032, 5.1.7). Needs Bouncy Castle. */
public final class Ed25519Verifier implements SignatureVerifier {
  private final Ed25519PublicKeyParameters key;

  /**
   * @throws InvalidValueException if the key is of another kind, or a point with which signatures
   *     can be had without the private key
   */
  public Ed25519Verifier(VerificationKey key) {
    byte[] point = key.ed25519Bytes();
    if (!Ed25519.validatePublicKeyFull(point, 0)) {
      throw new InvalidValueException("is an Ed25519 key whose point is not one of a key");
    }
    this.key = new Ed25519PublicKeyParameters(point);
  }

  @Override
  public void verify(byte[] message, byte[] signature) throws SignatureRefusedException {
    if (signature.length != Ed25519.SIGNATURE_SIZE) {
      throw SignatureRefusedException.otherForm();
    }
    if (!key.verify(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0)) {
      throw SignatureRefusedException.another();
    }
  }
}
