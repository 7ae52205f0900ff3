package com.mexar.payout.callback;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.provider.Evidence;

/** What an authentic callback says. */
public sealed interface CallbackNews {

  /** Of which attempt. */
  AttemptReference reference();

  /** Something may have changed: the inquiry that this causes is the evidence. */
  record Hint(AttemptReference reference) implements CallbackNews {}

  /** The callback's signature covers what it says: it is evidence itself. */
  record Statement(AttemptReference reference, Evidence evidence) implements CallbackNews {}
}
