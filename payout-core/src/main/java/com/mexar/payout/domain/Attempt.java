package com.mexar.payout.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try with one provider, under one attempt reference. Immutable.
 *
 * <p>{@link #mayHaveDraft()} and {@link #mayHaveExecuted()} are set before a call of that kind
 * leaves and cleared only by an answer that proves it did nothing, if they were clear before it. So
 * a refusal proves the attempt unexecuted exactly when {@code mayHaveExecuted} is false after it.
 */
public final class Attempt {
  private final int number;
  private final ProviderName provider;
  private final AttemptReference reference;
  private final AttemptOutcome outcome;
  private final @Nullable String transactionId;
  private final @Nullable Draft draft;
  private final @Nullable Cost cost;
  private final @Nullable Call lastCall;
  private final boolean mayHaveDraft;
  private final boolean mayHaveExecuted;
  private final boolean taken;
  private final @Nullable Abandonment abandonment;
  private final @Nullable RefusalClass refusal;
  private final @Nullable Reason reason;
  private final Instant openedAt;
  private final @Nullable Instant closedAt;

  private Attempt(Builder builder) {
    this.number = builder.number;
    this.provider = builder.provider;
    this.reference = builder.reference;
    this.outcome = builder.outcome;
    this.transactionId = builder.transactionId;
    this.draft = builder.draft;
    this.cost = builder.cost;
    this.lastCall = builder.lastCall;
    this.mayHaveDraft = builder.mayHaveDraft;
    this.mayHaveExecuted = builder.mayHaveExecuted;
    this.taken = builder.taken;
    this.abandonment = builder.abandonment;
    this.refusal = builder.refusal;
    this.reason = builder.reason;
    this.openedAt = builder.openedAt;
    this.closedAt = builder.closedAt;
    Text.require(
        (outcome == AttemptOutcome.OPEN) == (closedAt == null), "attempt", "is open until closed");
  }

  public static Builder builder(
      int number, ProviderName provider, AttemptReference reference, Instant openedAt) {
    return new Builder(number, provider, reference, openedAt);
  }

  /** Begins at 1. */
  public int number() {
    return number;
  }

  public ProviderName provider() {
    return provider;
  }

  public AttemptReference reference() {
    return reference;
  }

  public AttemptOutcome outcome() {
    return outcome;
  }

  public boolean isOpen() {
    return outcome == AttemptOutcome.OPEN;
  }

  /** The provider's own id, once one is known. */
  public @Nullable String transactionId() {
    return transactionId;
  }

  public @Nullable Draft draft() {
    return draft;
  }

  public @Nullable Cost cost() {
    return cost;
  }

  public @Nullable Call lastCall() {
    return lastCall;
  }

  /** A call that leaves a draft was begun, and is not known to have left none. */
  public boolean mayHaveDraft() {
    return mayHaveDraft;
  }

  /** A call that can move money was begun, and is not known to have moved none. */
  public boolean mayHaveExecuted() {
    return mayHaveExecuted;
  }

  /** The provider was seen to have gone beyond a draft: that it says less now is no news. */
  public boolean taken() {
    return taken;
  }

  /** Why no further step is made, or null. */
  public @Nullable Abandonment abandonment() {
    return abandonment;
  }

  /** The class of the refusal that ends or ended the attempt, or null. */
  public @Nullable RefusalClass refusal() {
    return refusal;
  }

  public @Nullable Reason reason() {
    return reason;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public @Nullable Instant closedAt() {
    return closedAt;
  }

  public Builder toBuilder() {
    Builder builder = new Builder(number, provider, reference, openedAt);
    builder.outcome = outcome;
    builder.transactionId = transactionId;
    builder.draft = draft;
    builder.cost = cost;
    builder.lastCall = lastCall;
    builder.mayHaveDraft = mayHaveDraft;
    builder.mayHaveExecuted = mayHaveExecuted;
    builder.taken = taken;
    builder.abandonment = abandonment;
    builder.refusal = refusal;
    builder.reason = reason;
    builder.closedAt = closedAt;
    return builder;
  }

  @Override
  public String toString() {
    return "Attempt[" + number + ", " + provider + ", " + reference + ", " + outcome + "]";
  }

  /** Not thread-safe. */
  public static final class Builder {
    private final int number;
    private final ProviderName provider;
    private final AttemptReference reference;
    private final Instant openedAt;
    private AttemptOutcome outcome = AttemptOutcome.OPEN;
    private @Nullable String transactionId;
    private @Nullable Draft draft;
    private @Nullable Cost cost;
    private @Nullable Call lastCall;
    private boolean mayHaveDraft;
    private boolean mayHaveExecuted;
    private boolean taken;
    private @Nullable Abandonment abandonment;
    private @Nullable RefusalClass refusal;
    private @Nullable Reason reason;
    private @Nullable Instant closedAt;

    private Builder(
        int number, ProviderName provider, AttemptReference reference, Instant openedAt) {
      this.number = number;
      this.provider = provider;
      this.reference = reference;
      this.openedAt = openedAt;
    }

    public Builder closed(AttemptOutcome value, Instant at) {
      this.outcome = value;
      this.closedAt = at;
      return this;
    }

    public Builder transactionId(@Nullable String value) {
      this.transactionId = value;
      return this;
    }

    public Builder draft(@Nullable Draft value) {
      this.draft = value;
      return this;
    }

    public Builder cost(@Nullable Cost value) {
      this.cost = value;
      return this;
    }

    public Builder lastCall(@Nullable Call value) {
      this.lastCall = value;
      return this;
    }

    public Builder mayHaveDraft(boolean value) {
      this.mayHaveDraft = value;
      return this;
    }

    public Builder mayHaveExecuted(boolean value) {
      this.mayHaveExecuted = value;
      return this;
    }

    public Builder taken(boolean value) {
      this.taken = value;
      return this;
    }

    public Builder abandonment(@Nullable Abandonment value) {
      this.abandonment = value;
      return this;
    }

    public Builder refusal(@Nullable RefusalClass value) {
      this.refusal = value;
      return this;
    }

    public Builder reason(@Nullable Reason value) {
      this.reason = value;
      return this;
    }

    public Attempt build() {
      return new Attempt(this);
    }
  }
}
