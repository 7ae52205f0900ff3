package com.mexar.payout.domain;

import java.util.Locale;

/** What brought a transition about. */
public enum Cause {
  /** The client's request was accepted. */
  ACCEPTED,
  /** A worker took the payout up. */
  DISPATCH,
  /** The answer to a step. */
  ANSWER,
  /** The answer to an inquiry that was due by schedule. */
  INQUIRY,
  /** A callback, or the answer to the inquiry that a callback brought forward. */
  CALLBACK,
  /** A lease ran out. */
  REPAIR,
  /** The client's deadline passed. */
  DEADLINE,
  /** The client's wish. */
  CLIENT,
  /** An operator's act. */
  OPERATOR;

  /** The word in events and in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
