package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutInstruction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a provider knows of one attempt reference, in truth. */
final class Deal {
  /** Where the money is. */
  enum State {
    /** A draft; no money moved. */
    DRAFT,
    /** A draft that can never be confirmed. */
    DEAD_DRAFT,
    /** Executed and on its way. */
    ACCEPTED,
    /** Executed; somebody must act. */
    HELD,
    /** The beneficiary has it. */
    PAID,
    /** Never moved, and never will. */
    REJECTED,
    /** The beneficiary had it, and it came back. */
    RETURNED
  }

  final AttemptReference reference;
  final PayoutInstruction instruction;
  final String transactionId;

  /** From when on inquiries find it. */
  final Instant visibleFrom;

  State state;

  /** What it was a change before, for those who answer from an old copy. */
  @Nullable State before;

  /** How often it was executed: more than once is a second payment under one reference. */
  int executions;

  /** The provider says that it failed and not whether it moved. */
  boolean saysFailedOnly;

  Deal(
      AttemptReference reference,
      PayoutInstruction instruction,
      String transactionId,
      Instant visibleFrom,
      State state) {
    this.reference = reference;
    this.instruction = instruction;
    this.transactionId = transactionId;
    this.visibleFrom = visibleFrom;
    this.state = state;
  }

  void move(State next) {
    before = state;
    state = next;
  }

  @Override
  public String toString() {
    return "Deal[%s, %s, executed %d times, visible from %s]"
        .formatted(reference, state, executions, visibleFrom);
  }

  /** Whether money moved, or still may. */
  boolean isAlive() {
    return switch (state) {
      case DRAFT, ACCEPTED, HELD, PAID -> true;
      case DEAD_DRAFT, REJECTED, RETURNED -> false;
    };
  }
}
