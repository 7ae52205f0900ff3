package com.mexar.payout.signature;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * How an RSA key signs: padding and hash (RFC 8017, 8.2 and 8.1). With PSS the mask is made by the
 * same hash, and the salt is as long as its digest.
 */
public enum RsaScheme {
  PKCS1_SHA256("SHA256withRSA"),
  PKCS1_SHA384("SHA384withRSA"),
  PKCS1_SHA512("SHA512withRSA"),
  PSS_SHA256("SHA-256", 32),
  PSS_SHA384("SHA-384", 48),
  PSS_SHA512("SHA-512", 64);

  private static final int NO_SALT = 0;

  private final String name;
  private final int salt;

  RsaScheme(String algorithm) {
    this(algorithm, NO_SALT);
  }

  RsaScheme(String hash, int salt) {
    this.name = hash;
    this.salt = salt;
  }

  /** Fresh, and to be initialised: the platform's objects are bound to one use at a time. */
  Signature signature() throws GeneralSecurityException {
    if (salt == NO_SALT) {
      return Signature.getInstance(name);
    }
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec(
            name, "MGF1", new MGF1ParameterSpec(name), salt, PSSParameterSpec.TRAILER_FIELD_BC));
    return signature;
  }
}
