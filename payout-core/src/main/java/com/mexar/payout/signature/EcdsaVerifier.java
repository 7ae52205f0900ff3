package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * Verifies with a key on P-256 over SHA-256 or on P-384 over SHA-384 (FIPS 186-5, 6.4.2), in the
 * form of signature that is agreed for it. Needs Bouncy Castle.
 */
public final class EcdsaVerifier implements SignatureVerifier {
  private final ECPublicKeyParameters key;
  private final String hash;
  private final int orderBytes;
  private final EcdsaForm form;

  /**
   * @throws InvalidValueException if the key is on neither curve, or its point on none
   */
  public EcdsaVerifier(VerificationKey key, EcdsaForm form) {
    this.hash =
        switch (key.type()) {
          case EC_P256 -> "SHA-256";
          case EC_P384 -> "SHA-384";
          case RSA, ED25519 ->
              throw new InvalidValueException(
                  "is " + key.type().words() + ", where an EC key is wanted");
        };
    this.key = parameters(key);
    this.orderBytes = (this.key.getParameters().getN().bitLength() + 7) / 8;
    this.form = form;
  }

  @Override
  public void verify(byte[] message, byte[] signature) throws SignatureRefusedException {
    BigInteger[] numbers = form.numbers(signature, orderBytes);
    ECDSASigner verifying = new ECDSASigner();
    verifying.init(false, key);
    if (!verifying.verifySignature(digest(message), numbers[0], numbers[1])) {
      throw SignatureRefusedException.another();
    }
  }

  private byte[] digest(byte[] message) {
    try {
      return MessageDigest.getInstance(hash).digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + hash, e);
    }
  }

  private static ECPublicKeyParameters parameters(VerificationKey key) {
    try {
      return (ECPublicKeyParameters) PublicKeyFactory.createKey(key.publicKey().getEncoded());
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidValueException("is an EC key whose point is not on its curve");
    }
  }
}
