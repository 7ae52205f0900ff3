package com.mexar.payout.event;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.PayoutStatus;
import java.util.Arrays;
import java.util.Locale;

/** What an event announces. The names are the contract's. */
public enum EventType {
  ACCEPTED,
  SUBMITTING,
  IN_DOUBT,
  PENDING,
  ON_HOLD,
  PAID,
  FAILED,
  RETURNED,
  CANCELLED,
  /** A wait began or ended; the status is the same. */
  WAITING,
  /** Evidence contradicts what is settled; the status is the same. */
  CONTRADICTION,
  /** Two operators resolved a contradiction, or corrected a final payout. */
  CORRECTED;

  /** The type that announces the arrival in a status. */
  public static EventType of(PayoutStatus status) {
    return valueOf(status.name());
  }

  /**
   * The type of this name on the wire.
   *
   * @throws InvalidValueException if there is none
   */
  public static EventType ofWireName(String name) {
    return Arrays.stream(values())
        .filter(type -> type.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidValueException("must be a type such as payout.paid"));
  }

  /** As on the wire, such as {@code payout.in_doubt}. */
  public String wireName() {
    return "payout." + name().toLowerCase(Locale.ROOT);
  }
}
