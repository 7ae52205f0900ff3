package com.mexar.payout.callback;

import com.mexar.payout.signature.SignatureRefusedException;
import com.mexar.payout.signature.SignatureVerifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes a verified callback of one whose signature proves it. The plug-in says what was signed;
 * this says whether it was.
 *
 * <p>What is authentic and was signed longer ago than the tolerance, or is dated in our future, is
 * not refused but {@linkplain VerifiedCallback#isStale() stale}: a provider sends again what we
 * could not take, under the old signature. A nonce is {@linkplain VerifiedCallback#nonce() named},
 * not judged: the inbox refuses one that came before with other bytes. Immutable.
 */
public final class CallbackProof {
  private final Duration tolerance;
  private final InstantSource clock;

  /**
   * @param tolerance how far the time of a signature may be from ours, either way
   */
  public CallbackProof(Duration tolerance, InstantSource clock) {
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /**
   * @throws CallbackRefusedException if the signature does not fit
   */
  public VerifiedCallback of(
      RawCallback callback, SignedMessage message, SignatureVerifier verifier)
      throws CallbackRefusedException {
    try {
      verifier.verify(message.bytes(), message.signature());
    } catch (SignatureRefusedException e) {
      throw new CallbackRefusedException(String.valueOf(e.getMessage()));
    }
    SignedNonce nonce =
        message.nonce().map(word -> SignedNonce.of(word, message.bytes())).orElse(null);
    return VerifiedCallback.proven(callback, null, isStale(message), nonce);
  }

  private boolean isStale(SignedMessage message) {
    return message.signedAt().filter(this::isFar).isPresent()
        || message.until().filter(clock.instant()::isAfter).isPresent();
  }

  private boolean isFar(Instant signedAt) {
    return Duration.between(signedAt, clock.instant()).abs().compareTo(tolerance) > 0;
  }
}
