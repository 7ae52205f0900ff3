package com.mexar.payout.callback;

import com.mexar.payout.domain.AttemptReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A callback whose authenticity was proven. Only the verifiers of this package make one, and the
 * inbox, which keeps nothing that was not verified; so that holding one is the proof.
 */
public final class VerifiedCallback {
  private final RawCallback raw;
  private final @Nullable AttemptReference reference;
  private final boolean stale;
  private final @Nullable SignedNonce nonce;

  private VerifiedCallback(
      RawCallback raw,
      @Nullable AttemptReference reference,
      boolean stale,
      @Nullable SignedNonce nonce) {
    this.raw = raw;
    this.reference = reference;
    this.stale = stale;
    this.nonce = nonce;
  }

  static VerifiedCallback proven(
      RawCallback raw,
      @Nullable AttemptReference reference,
      boolean stale,
      @Nullable SignedNonce nonce) {
    return new VerifiedCallback(raw, reference, stale, nonce);
  }

  /**
   * A callback read back from the inbox, where only verified ones are stored. For implementations
   * of the callback store alone. Its nonce was judged when it was kept, and is not read back.
   */
  public static VerifiedCallback fromInbox(
      RawCallback raw, @Nullable AttemptReference reference, boolean stale) {
    return new VerifiedCallback(raw, reference, stale, null);
  }

  public RawCallback raw() {
    return raw;
  }

  /** The attempt that the proof itself names, as a token in the address does. */
  public Optional<AttemptReference> reference() {
    return Optional.ofNullable(reference);
  }

  /**
   * Whether it was signed further from its arrival than is tolerated. It is authentic all the same:
   * a provider sends again what we could not take, under the old signature.
   */
  public boolean isStale() {
    return stale;
  }

  /** The nonce that the proof names, which no other message of this provider may come with. */
  public Optional<SignedNonce> nonce() {
    return Optional.ofNullable(nonce);
  }

  @Override
  public String toString() {
    return "VerifiedCallback[" + reference + "]";
  }
}
