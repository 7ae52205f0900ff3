package com.mexar.payout.http;

/** Why it is not known what became of a request; see {@link HttpOutcome.MaybeSent}. */
public enum DoubtCause {
  /** No whole answer within the time of the call. */
  TIMED_OUT,
  /** The connection broke, or was found dead, before an answer began. */
  CONNECTION_LOST,
  /** An answer began and was cut off, or is not HTTP. */
  ANSWER_BROKEN,
  /** The answer, or what it unpacks to, is above the limit. */
  ANSWER_TOO_LARGE,
  /** The calling thread was interrupted; its interrupt flag is set. */
  INTERRUPTED
}
