package com.mexar.payout.testkit.signature;

import java.util.List;
import java.util.stream.Stream;

/** Signatures that a verifier must take, and such as some verifier somewhere took wrongly. */
public final class SignatureVectors {
  private SignatureVectors() {}

  /** From RFC 4231, 6979, 8032 and 9421, and from another implementation. */
  public static List<SignatureVector> genuine() {
    return Stream.of(
            HmacVectors.genuine(),
            RsaVectors.genuine(),
            EcdsaVectors.genuine(),
            Ed25519Vectors.genuine())
        .flatMap(List::stream)
        .toList();
  }

  /** None of these is the key's signature over its message, though some nearly are. */
  public static List<SignatureVector> forged() {
    return Stream.of(RsaVectors.forged(), EcdsaVectors.forged(), Ed25519Vectors.forged())
        .flatMap(List::stream)
        .toList();
  }
}
