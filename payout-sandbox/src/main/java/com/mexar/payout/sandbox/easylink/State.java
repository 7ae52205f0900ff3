package com.mexar.payout.sandbox.easylink;

/** The states of a transfer, with their numbers. */
enum State {
  CREATE(1),
  CONFIRM(2),
  HOLD(3),
  REVIEW(4),
  PAYOUT(5),
  SENT(6),
  COMPLETE(7),
  CANCELED(8),
  FAILED(9),
  REFUND_SUCCESS(10),
  PROCESSING_BANK_PARTNER(26),
  REMIND_RECIPIENT(27),
  /** No known state: what a provider might add one day. */
  UNHEARD_OF(42);

  private final int code;

  State(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static State of(int code) {
    for (State state : values()) {
      if (state.code == code) {
        return state;
      }
    }
    throw new IllegalArgumentException("no state " + code);
  }

  boolean settles() {
    return switch (this) {
      case COMPLETE, CANCELED, FAILED, REFUND_SUCCESS -> true;
      case CREATE,
          CONFIRM,
          HOLD,
          REVIEW,
          PAYOUT,
          SENT,
          PROCESSING_BANK_PARTNER,
          REMIND_RECIPIENT,
          UNHEARD_OF ->
          false;
    };
  }
}
