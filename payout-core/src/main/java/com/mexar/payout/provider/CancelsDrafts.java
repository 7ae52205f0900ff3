package com.mexar.payout.provider;

/** The ability to kill a draft that was not confirmed. */
public interface CancelsDrafts {

  /**
   * Asks the provider to cancel the draft of an attempt. Whatever it answers, the engine believes
   * only the inquiry that follows. An exception counts as no answer.
   */
  void cancelDraft(InquiryRequest request);
}
