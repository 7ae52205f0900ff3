package com.mexar.payout.callback;

/**
 * Proves that a callback is its sender's. Nothing of it is trusted before: sizes are bounded and
 * headers that count are there once. No I/O; thread-safe.
 */
@FunctionalInterface
public interface CallbackVerifier {

  /**
   * @throws CallbackRefusedException if that cannot be shown, whatever the reason
   */
  VerifiedCallback verify(RawCallback callback) throws CallbackRefusedException;
}
