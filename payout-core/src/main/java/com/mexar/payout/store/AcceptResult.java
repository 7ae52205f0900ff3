package com.mexar.payout.store;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;

/** What became of one acceptance. */
public sealed interface AcceptResult {

  /** It is durable once the transaction commits. */
  record Accepted() implements AcceptResult {}

  /** The key stands with the same content: the payout of the first request, as it is now. */
  record Replayed(Payout payout) implements AcceptResult {}

  /** The key stands with other content. */
  record KeyReused() implements AcceptResult {}

  /** The reference stands under another key, or under one that is forgotten. */
  record ReferenceUsed(PayoutId payout, boolean sameContent) implements AcceptResult {}
}
