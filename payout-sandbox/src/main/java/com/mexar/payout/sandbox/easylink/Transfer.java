package com.mexar.payout.sandbox.easylink;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One transfer. Not thread-safe: the {@link Book} guards it. */
final class Transfer {

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.ofHours(7));

  private final String id;
  private final Order order;
  private final long fee;
  private final Instant createdAt;
  private Instant updatedAt;
  private State state = State.CREATE;
  private String reason = "";

  Transfer(long number, Order order, long fee, Instant createdAt) {
    this.id = ID.format(createdAt) + "%012d".formatted(number);
    this.order = order;
    this.fee = fee;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  /** 24 digits that begin with the time. */
  String id() {
    return id;
  }

  Order order() {
    return order;
  }

  long fee() {
    return fee;
  }

  long total() {
    return order.debit() + fee;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  State state() {
    return state;
  }

  String reason() {
    return reason;
  }

  void move(State to, String why, Instant now) {
    state = to;
    reason = why;
    updatedAt = now;
  }
}
