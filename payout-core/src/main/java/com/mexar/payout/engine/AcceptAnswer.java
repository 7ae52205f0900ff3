package com.mexar.payout.engine;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import java.util.Map;

/** What a client is told of its request. */
public sealed interface AcceptAnswer {

  /**
   * The payout is durable.
   *
   * @param payout as it was when it was accepted
   * @param replayed an earlier request with the same key and content was the one that was accepted
   */
  record Accepted(Payout payout, boolean replayed) implements AcceptAnswer {}

  /** The first request with this key has not ended. */
  record InProgress() implements AcceptAnswer {}

  /** The key was used with other content. */
  record KeyReused() implements AcceptAnswer {}

  /** The reference stands under another key. */
  record ReferenceUsed(PayoutId payout, boolean sameContent) implements AcceptAnswer {}

  /**
   * No provider could ever serve this payout.
   *
   * @param why for each configured provider, in words without personal data
   */
  record NoRoute(Map<ProviderName, String> why) implements AcceptAnswer {}

  /** The deadline had passed when the request came. */
  record DeadlinePassed() implements AcceptAnswer {}
}
