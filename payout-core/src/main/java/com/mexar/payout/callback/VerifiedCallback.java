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

  private VerifiedCallback(RawCallback raw, @Nullable AttemptReference reference) {
    this.raw = raw;
    this.reference = reference;
  }

  static VerifiedCallback proven(RawCallback raw, @Nullable AttemptReference reference) {
    return new VerifiedCallback(raw, reference);
  }

  /**
   * A callback read back from the inbox, where only verified ones are stored. For implementations
   * of the callback store alone.
   */
  public static VerifiedCallback fromInbox(RawCallback raw, @Nullable AttemptReference reference) {
    return new VerifiedCallback(raw, reference);
  }

  public RawCallback raw() {
    return raw;
  }

  /** The attempt that the proof itself names, as a token in the address does. */
  public Optional<AttemptReference> reference() {
    return Optional.ofNullable(reference);
  }

  @Override
  public String toString() {
    return "VerifiedCallback[" + reference + "]";
  }
}
