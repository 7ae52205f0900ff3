package com.mexar.payout.app.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do. */
public enum Role {
  /** Creates and sees its own payouts. */
  CLIENT,
  /** Sees all payouts, creates none. */
  OPERATOR,
  /** Reads all, writes nothing. */
  AUDITOR;

  static Optional<Role> named(String name) {
    return Arrays.stream(values())
        .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
