package com.mexar.payout.engine;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.InquiryOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of the attempts of a payout that a restore may have lost.
 *
 * @param question as it was asked; its attempt is the first that may be lost
 * @param answered who had an answer for each of them
 * @param known those that somebody has
 */
record Looked(Inquiry question, Set<ProviderName> answered, List<Known> known) {

  /**
   * An attempt that is not in the store.
   *
   * @param outcome what its provider says of it, never "not found"; null where it has only called
   *     back about it
   */
  record Known(int number, ProviderName provider, @Nullable InquiryOutcome outcome) {}

  /** The one that was made last: every other one had been proven unexecuted before it. */
  Optional<Known> last() {
    return known.stream().max(Comparator.comparingInt(Known::number));
  }

  /** Whether two providers have an attempt of the same number, which we never made. */
  boolean isAmbiguous() {
    return known.stream().map(Known::number).distinct().count() < known.size();
  }
}
