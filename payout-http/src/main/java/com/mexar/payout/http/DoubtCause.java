package com.mexar.payout.http;

/** Why it is not known what became of a request; see {@link HttpOutcome.MaybeSent}. */
public enum DoubtCause {
  /** No whole answer within the time of the call. */
  TIMED_OUT,
  /** The connection broke before the head of an answer was whole. */
  CONNECTION_LOST,
  /** An answer was cut off within its body, or is not HTTP. */
  ANSWER_BROKEN,
  /** The answer, or what it unpacks to, is above the limit. */
  ANSWER_TOO_LARGE,
  /** The calling thread was interrupted; its interrupt flag is set. */
  INTERRUPTED
}
