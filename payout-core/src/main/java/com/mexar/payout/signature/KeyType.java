package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/** The kinds of key pairs that are used here, each strong enough. */
public enum KeyType {
  /** 2048 to 8192 bits. */
  RSA("an RSA key"),
  EC_P256("an EC key on P-256"),
  EC_P384("an EC key on P-384"),
  ED25519("an Ed25519 key");

  private static final int LEAST_RSA_BITS = 2048;
  private static final int MOST_RSA_BITS = 8192;
  private static final ECParameterSpec P256 = curve("secp256r1");
  private static final ECParameterSpec P384 = curve("secp384r1");

  private final String words;

  KeyType(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Refuses a key of this type where another is wanted. */
  void require(KeyType wanted) {
    if (this != wanted) {
      throw new InvalidValueException("is " + words + ", where " + wanted.words + " is wanted");
    }
  }

  static KeyType of(Key key) {
    if (key instanceof RSAKey rsa) {
      int bits = rsa.getModulus().bitLength();
      if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) {
        throw new InvalidValueException(
            "is an RSA key of " + bits + " bits; 2048 to 8192 are taken");
      }
      return RSA;
    }
    if (key instanceof ECKey ec) {
      return ofCurve(ec.getParams());
    }
    if (key instanceof EdECKey edwards && edwards.getParams().getName().equals("Ed25519")) {
      return ED25519;
    }
    throw new InvalidValueException("is a key of a kind that is not taken");
  }

  private static KeyType ofCurve(ECParameterSpec curve) {
    if (isSame(curve, P256)) {
      return EC_P256;
    }
    if (isSame(curve, P384)) {
      return EC_P384;
    }
    throw new InvalidValueException("is an EC key on another curve than P-256 and P-384");
  }

  private static boolean isSame(ECParameterSpec one, ECParameterSpec other) {
    return one.getCurve().equals(other.getCurve())
        && one.getGenerator().equals(other.getGenerator())
        && one.getOrder().equals(other.getOrder())
        && one.getCofactor() == other.getCofactor();
  }

  private static ECParameterSpec curve(String name) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform has " + name, e);
    }
  }
}
