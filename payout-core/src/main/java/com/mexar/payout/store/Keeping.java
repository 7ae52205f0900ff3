package com.mexar.payout.store;

/** What became of a callback that was to be kept. */
public enum Keeping {
  /** It is the first of its kind. */
  FIRST,
  /** The same came before. */
  REPEATED,
  /** Its nonce came before with another message: nothing was kept, and nothing is due. */
  NONCE_OF_ANOTHER
}
