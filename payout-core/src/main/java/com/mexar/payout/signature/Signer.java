package com.mexar.payout.signature;

/**
 * Signs messages of ours, as the receiver's {@link SignatureVerifier} expects them. Implementations
 * are immutable, safe for many threads, and do not print their key.
 */
@FunctionalInterface
public interface Signer {

  /** The signature over exactly these bytes, not encoded. */
  byte[] sign(byte[] message);
}
