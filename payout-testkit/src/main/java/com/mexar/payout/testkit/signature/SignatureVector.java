package com.mexar.payout.testkit.signature;

import com.mexar.payout.signature.SignatureVerifier;

/**
 * A message and what is said to be its signature, with the verifier to ask.
 *
 * @param name where it is from and what is special about it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of these
public record SignatureVector(
    String name, SignatureVerifier verifier, byte[] message, byte[] signature) {

  @Override
  public String toString() {
    return name;
  }
}
