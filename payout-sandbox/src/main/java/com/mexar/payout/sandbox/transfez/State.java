package com.mexar.payout.sandbox.transfez;

import java.util.Locale;

/** The states of a transaction, with their documented numbers. */
enum State {
  CREATED(1),
  CONFIRMED(2),
  SUBMITTED(3),
  CANCELED(4),
  COMPLETED(5),
  DECLINED(6),
  REFUNDED(7),
  /** No documented state: what a provider might add one day. */
  UNDER_REVIEW(42);

  private final int id;

  State(int id) {
    this.id = id;
  }

  int id() {
    return id;
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean settles() {
    return switch (this) {
      case CANCELED, COMPLETED, DECLINED, REFUNDED -> true;
      case CREATED, CONFIRMED, SUBMITTED, UNDER_REVIEW -> false;
    };
  }
}
