package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.provider.Terms;
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
  Instant visibleFrom;

  State state;

  /** What it was a change before, for those who answer from an old copy. */
  @Nullable State before;

  /** How often it was executed: more than once is a second payment under one reference. */
  int executions;

  /** What it costs us; null where that is not said. */
  final @Nullable Cost cost;

  /** A plug-in threw at a callback about it, which counts as a hint then. */
  boolean wasMisread;

  /** In whose terms the provider has it; other ones than ours are never paid on. */
  final Terms terms;

  /** When it was executed first. */
  Instant executedAt = Instant.MAX;

  /** When it was last asked about, as far as the answer says so. */
  Instant askedAt = Instant.MIN;

  /** Something was said of it that is not so. */
  boolean lied;

  /** After that, and when nothing goes wrong any more, something was said that excludes it. */
  boolean toldTruthAfterLie;

  /** The provider says that it failed and not whether it moved. */
  boolean saysFailedOnly;

  Deal(
      AttemptReference reference,
      PayoutInstruction instruction,
      String transactionId,
      Terms terms,
      @Nullable Cost cost,
      Instant visibleFrom,
      State state) {
    this.reference = reference;
    this.instruction = instruction;
    this.transactionId = transactionId;
    this.terms = terms;
    this.cost = cost;
    this.visibleFrom = visibleFrom;
    this.state = state;
  }

  void move(State next) {
    before = state;
    state = next;
  }

  boolean hasOtherTerms() {
    return !terms.fit(instruction);
  }

  @Override
  public String toString() {
    return "Deal[%s, %s, executed %d times, visible from %s%s%s]"
        .formatted(
            reference,
            state,
            executions,
            visibleFrom,
            lied ? ", lied about" : "",
            hasOtherTerms() ? ", of other terms" : "");
  }

  /** Whether money moved, or still may. */
  boolean isAlive() {
    return switch (state) {
      case DRAFT, ACCEPTED, HELD, PAID -> true;
      case DEAD_DRAFT, REJECTED, RETURNED -> false;
    };
  }
}
