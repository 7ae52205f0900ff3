package com.mexar.payout.signature;

/**
 * Checks signatures over the exact bytes of a message. The key alone says by which algorithm; what
 * the sender claims of that plays no part. To return is the proof: there is no answer that could be
 * forgotten. Implementations are immutable and safe for many threads.
 */
@FunctionalInterface
public interface SignatureVerifier {

  /**
   * Returns if the signature is the key's over exactly this message.
   *
   * @param message any bytes, already bounded by whoever received them
   * @param signature decoded, of any length
   * @throws SignatureRefusedException if it is anything else
   */
  void verify(byte[] message, byte[] signature) throws SignatureRefusedException;
}
