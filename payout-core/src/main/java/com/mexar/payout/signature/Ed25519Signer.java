package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Signs with an Ed25519 key of ours (RFC 8032, 5.1.6). Needs Bouncy Castle. */
public final class Ed25519Signer implements Signer {
  private final Ed25519PrivateKeyParameters key;

  /**
   * @throws InvalidValueException if the key is of another kind
   */
  public Ed25519Signer(SigningKey key) {
    this.key = new Ed25519PrivateKeyParameters(key.ed25519Bytes());
  }

  /** The half to be handed to receivers. */
  public VerificationKey publicKey() {
    return VerificationKey.ed25519(key.generatePublicKey().getEncoded());
  }

  /** The same as its 32 bytes (RFC 8032, 5.1.5), for receivers that take it so. */
  public byte[] publicKeyBytes() {
    return key.generatePublicKey().getEncoded();
  }

  @Override
  public byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    key.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    return signature;
  }
}
