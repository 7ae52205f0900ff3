package com.mexar.payout.store;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a callback led to.
 *
 * @param payout of the attempt it speaks of, or null where none is known
 * @param orphanOf the attempt that an orphan speaks of, as far as it can be told; else null
 * @param againAfter when it is due again, which an orphan is; null for never
 */
public record CallbackConclusion(
    UUID id,
    Verdict verdict,
    @Nullable PayoutId payout,
    @Nullable AttemptReference orphanOf,
    @Nullable Duration againAfter) {

  /** Of a callback that is no orphan, or does not say of what. */
  public CallbackConclusion(
      UUID id, Verdict verdict, @Nullable PayoutId payout, @Nullable Duration againAfter) {
    this(id, verdict, payout, null, againAfter);
  }

  /** In one word. */
  public enum Verdict {
    /** An inquiry was brought forward. */
    HINTED,
    /** It was evidence itself and went through the state machine. */
    APPLIED,
    /** No attempt is known for it (yet). */
    ORPHAN,
    /** Authentic, but the plug-in cannot make sense of it. */
    NOT_UNDERSTOOD
  }
}
