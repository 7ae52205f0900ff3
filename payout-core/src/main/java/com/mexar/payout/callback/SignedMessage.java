package com.mexar.payout.callback;

import java.time.Instant;
import java.util.Optional;

/**
 * What a callback's sender claims to have signed, as the plug-in puts it together by the provider's
 * rules. What the signature does not cover does not belong here. Not a record, so that it does not
 * print. Immutable but for the arrays, which are not to be modified.
 */
public final class SignedMessage {
  /** The longest nonce that is looked at, in characters. */
  public static final int LONGEST_NONCE = 256;

  private final byte[] bytes;
  private final byte[] signature;
  private final Optional<Instant> signedAt;
  private final Optional<Instant> until;
  private final Optional<String> nonce;

  private SignedMessage(
      byte[] bytes,
      byte[] signature,
      Optional<Instant> signedAt,
      Optional<Instant> until,
      Optional<String> nonce) {
    this.bytes = bytes;
    this.signature = signature;
    this.signedAt = signedAt;
    this.until = until;
    this.nonce = nonce;
  }

  /**
   * @param bytes exactly what was signed
   * @param signature decoded
   */
  public static SignedMessage of(byte[] bytes, byte[] signature) {
    return new SignedMessage(
        bytes, signature, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with the time that the bytes say they were signed at. */
  public SignedMessage signedAt(Instant time) {
    return new SignedMessage(bytes, signature, Optional.of(time), until, nonce);
  }

  /** The same with the time until which the bytes say they may be taken as fresh. */
  public SignedMessage until(Instant time) {
    return new SignedMessage(bytes, signature, signedAt, Optional.of(time), nonce);
  }

  /**
   * The same with a word that the sender uses for one message alone.
   *
   * @throws CallbackRefusedException if it is empty or too long
   */
  public SignedMessage nonce(String word) throws CallbackRefusedException {
    if (word.isEmpty() || word.length() > LONGEST_NONCE) {
      throw new CallbackRefusedException("the nonce is empty or too long");
    }
    return new SignedMessage(bytes, signature, signedAt, until, Optional.of(word));
  }

  byte[] bytes() {
    return bytes;
  }

  byte[] signature() {
    return signature;
  }

  Optional<Instant> signedAt() {
    return signedAt;
  }

  Optional<Instant> until() {
    return until;
  }

  Optional<String> nonce() {
    return nonce;
  }
}
