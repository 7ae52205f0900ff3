package com.mexar.payout.engine;

import com.mexar.payout.domain.PayoutId;
import java.time.Duration;
import java.time.Instant;

/**
 * A question as it was when it was asked.
 *
 * @param version of the payout that was read before asking
 * @param askedAt the store's time before asking
 * @param hints callbacks that waited for it
 * @param othersAnswered whether there was an answer for every earlier attempt that was asked about
 *     before
 * @param last whether nothing more is asked, so that its answer may lift the hints
 * @param askedFor how long the host that asks has been asking about the attempt's last call, by its
 *     own time
 */
record Inquiry(
    PayoutId payout,
    int attempt,
    long version,
    Instant askedAt,
    int hints,
    boolean othersAnswered,
    boolean last,
    Duration askedFor) {

  /** Whether a callback asked for it. */
  boolean hinted() {
    return hints > 0;
  }
}
