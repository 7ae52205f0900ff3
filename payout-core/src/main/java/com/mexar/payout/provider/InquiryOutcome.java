package com.mexar.payout.provider;

import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.Reason;

/** What an inquiry came to. */
public sealed interface InquiryOutcome {

  /** The provider knows the attempt and says this of it. */
  record Found(Evidence evidence) implements InquiryOutcome {}

  /** The provider has a draft and nothing more: no proof, the attempt stays open. */
  record Resumable(Draft draft, Terms terms) implements InquiryOutcome {}

  /** The provider answered, and does not know the attempt. */
  record NotFound() implements InquiryOutcome {}

  /** No answer, or one that is not recognised. */
  record NoAnswer(Reason reason) implements InquiryOutcome {}
}
