package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.internal.Json;
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

  /** One that a journal kept. */
  static Transaction restore(ObjectNode kept) {
    ObjectNode body = (ObjectNode) kept.path("body");
    Draft draft = new DraftReader(body, Api.BALANCE_ID, new Wanted()).read().orElseThrow();
    Instant created = Instant.parse(kept.path("createdAt").asText());
    Transaction one =
        new Transaction(kept.path("id").asLong(), draft, kept.path("fee").asLong(), created);
    one.updatedAt = Instant.parse(kept.path("updatedAt").asText());
    one.state = State.valueOf(kept.path("state").asText());
    one.paidAt = instant(kept.path("paidAt"));
    one.completedAt = instant(kept.path("completedAt"));
    one.declineCode = integer(kept.path("declineCode"));
    one.declineWith = integer(kept.path("declineWith"));
    return one;
  }

  /** What a journal keeps. */
  ObjectNode kept() {
    ObjectNode kept =
        Json.object()
            .put("id", id)
            .put("fee", fee)
            .put("createdAt", createdAt.toString())
            .put("updatedAt", updatedAt.toString())
            .put("state", state.name());
    paidAt.ifPresent(at -> kept.put("paidAt", at.toString()));
    completedAt.ifPresent(at -> kept.put("completedAt", at.toString()));
    declineCode.ifPresent(code -> kept.put("declineCode", code));
    declineWith.ifPresent(code -> kept.put("declineWith", code));
    kept.set("body", draft.body());
    return kept;
  }

  long id() {
    return id;
  }

  Draft draft() {
    return draft;
  }

  /** What the balance pays for the transfer itself, in whole rupiah, fraction dropped. */
  long amount() {
    return draft
        .amount()
        .multiply(draft.payer().rate())
        .setScale(0, RoundingMode.DOWN)
        .longValueExact();
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

  private static Optional<Instant> instant(JsonNode kept) {
    return kept.isTextual() ? Optional.of(Instant.parse(kept.asText())) : Optional.empty();
  }

  private static OptionalInt integer(JsonNode kept) {
    return kept.isInt() ? OptionalInt.of(kept.asInt()) : OptionalInt.empty();
  }
}
