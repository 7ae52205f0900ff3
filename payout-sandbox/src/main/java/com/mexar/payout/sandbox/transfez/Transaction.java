package com.mexar.payout.sandbox.transfez;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** One transaction. Not thread-safe: the {@link Book} guards it. */
final class Transaction {

  private final long id;
  private final Draft draft;
  private final long fee;
  private final Instant createdAt;
  private Instant updatedAt;
  private State state = State.CREATED;
  private Optional<Instant> paidAt = Optional.empty();
  private Optional<Instant> completedAt = Optional.empty();
  private OptionalInt declineCode = OptionalInt.empty();
  private OptionalInt declineWith = OptionalInt.empty();

  Transaction(long id, Draft draft, long fee, Instant createdAt) {
    this.id = id;
    this.draft = draft;
    this.fee = fee;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  long id() {
    return id;
  }

  Draft draft() {
    return draft;
  }

  /** What the balance pays for the transfer itself, in whole rupiah, fraction dropped. */
  long amount() {
    return draft.amount().setScale(0, RoundingMode.DOWN).longValueExact();
  }

  BigDecimal sentAmount() {
    return draft.amount();
  }

  long fee() {
    return fee;
  }

  State state() {
    return state;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  Optional<Instant> paidAt() {
    return paidAt;
  }

  Optional<Instant> completedAt() {
    return completedAt;
  }

  OptionalInt declineCode() {
    return declineCode;
  }

  /** The code that a test wants this transaction to be declined with, whatever its account. */
  OptionalInt declineWith() {
    return declineWith;
  }

  void declineWith(OptionalInt code) {
    declineWith = code;
  }

  void move(State to, OptionalInt code, Instant now) {
    state = to;
    updatedAt = now;
    declineCode = code;
    if (to == State.CONFIRMED) {
      paidAt = Optional.of(now);
    }
    if (to == State.COMPLETED) {
      completedAt = Optional.of(now);
    }
  }
}
