package com.mexar.payout.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A payout as it stands. Immutable; changed only by the engine, through the status table.
 *
 * <p>{@link #sequence()} numbers what was announced; {@link #version()} grows with every stored
 * change, announced or not, and is what evidence is judged by.
 */
public final class Payout {
  private final PayoutId id;
  private final ClientId client;
  private final PayoutInstruction instruction;
  private final TraceContext trace;
  private final PayoutStatus status;
  private final long sequence;
  private final long version;
  private final @Nullable Waiting waitingFor;
  private final boolean cancelRequested;
  private final @Nullable Reason reason;
  private final List<Attempt> attempts;
  private final Set<Contradiction> contradictions;
  private final int inquiries;
  private final int hints;
  private final @Nullable LeaseToken lease;
  private final @Nullable ProviderName lane;
  private final @Nullable Instant lookedBackAt;
  private final Instant createdAt;
  private final Instant updatedAt;

  private Payout(Builder builder) {
    this.id = builder.id;
    this.client = builder.client;
    this.instruction = builder.instruction;
    this.trace = builder.trace;
    this.status = builder.status;
    this.sequence = builder.sequence;
    this.version = builder.version;
    this.waitingFor = builder.waitingFor;
    this.cancelRequested = builder.cancelRequested;
    this.reason = builder.reason;
    this.attempts = List.copyOf(builder.attempts);
    this.contradictions = Set.copyOf(builder.contradictions);
    this.inquiries = builder.inquiries;
    this.hints = builder.hints;
    this.lease = builder.lease;
    this.lane = builder.lane;
    this.lookedBackAt = builder.lookedBackAt;
    this.createdAt = builder.createdAt;
    this.updatedAt = builder.updatedAt;
  }

  /** A payout as it is when it is accepted: sequence and version 1, no attempt. */
  public static Payout accepted(
      PayoutId id, ClientId client, PayoutInstruction instruction, Instant at) {
    return new Builder(id, client, instruction, at).build();
  }

  public static Builder builder(
      PayoutId id, ClientId client, PayoutInstruction instruction, Instant createdAt) {
    return new Builder(id, client, instruction, createdAt);
  }

  public PayoutId id() {
    return id;
  }

  public ClientId client() {
    return client;
  }

  public PayoutInstruction instruction() {
    return instruction;
  }

  /** The distributed trace it belongs to: its client's, or one of its own. */
  public TraceContext trace() {
    return trace;
  }

  public PayoutStatus status() {
    return status;
  }

  public long sequence() {
    return sequence;
  }

  public long version() {
    return version;
  }

  public @Nullable Waiting waitingFor() {
    return waitingFor;
  }

  public boolean cancelRequested() {
    return cancelRequested;
  }

  public @Nullable Reason reason() {
    return reason;
  }

  /** In order of their numbers, which are 1, 2, … */
  public List<Attempt> attempts() {
    return attempts;
  }

  public Set<Contradiction> contradictions() {
    return contradictions;
  }

  /** How many inquiries were made since the status last changed. */
  public int inquiries() {
    return inquiries;
  }

  /** How many callbacks wait for the answer to an inquiry that was begun after them. */
  public int hints() {
    return hints;
  }

  /** A callback waits for an inquiry's answer. */
  public boolean hinted() {
    return hints > 0;
  }

  /** Who may make the next step, or null where nobody holds it. */
  public @Nullable LeaseToken lease() {
    return lease;
  }

  /**
   * The provider whose free calls it waits for: while accepted the one that it would go to when it
   * was last looked at, else that of its last attempt. A hint for whoever takes payouts up, so that
   * one busy provider does not hold up the others; nothing rests on it.
   */
  public @Nullable ProviderName lane() {
    return lane;
  }

  /**
   * The store's time before the latest question that looked for attempts of it which a restore of
   * the store has lost, and that every provider in use has answered; null where nobody had to ask.
   */
  public @Nullable Instant lookedBackAt() {
    return lookedBackAt;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** The provider of the last attempt. */
  public @Nullable ProviderName provider() {
    return attempts.isEmpty() ? null : attempts.get(attempts.size() - 1).provider();
  }

  public Optional<Attempt> attempt(int number) {
    return number >= 1 && number <= attempts.size()
        ? Optional.of(attempts.get(number - 1))
        : Optional.empty();
  }

  public Optional<Attempt> lastAttempt() {
    return attempt(attempts.size());
  }

  /** The one attempt that is open, if any: always the last. */
  public Optional<Attempt> openAttempt() {
    return lastAttempt().filter(Attempt::isOpen);
  }

  /** The payout as it was in the moment of its acceptance: what a repeated request is answered. */
  public Payout asAccepted() {
    return new Builder(id, client, instruction, createdAt).trace(trace).build();
  }

  public Builder toBuilder() {
    Builder builder = new Builder(id, client, instruction, createdAt);
    builder.trace = trace;
    builder.status = status;
    builder.sequence = sequence;
    builder.version = version;
    builder.waitingFor = waitingFor;
    builder.cancelRequested = cancelRequested;
    builder.reason = reason;
    builder.attempts = attempts;
    builder.contradictions = contradictions;
    builder.inquiries = inquiries;
    builder.hints = hints;
    builder.lease = lease;
    builder.lane = lane;
    builder.lookedBackAt = lookedBackAt;
    builder.updatedAt = updatedAt;
    return builder;
  }

  @Override
  public String toString() {
    return "Payout[" + id + ", " + status + ", sequence " + sequence + ", version " + version + "]";
  }

  /** Not thread-safe. */
  public static final class Builder {
    private final PayoutId id;
    private final ClientId client;
    private final PayoutInstruction instruction;
    private final Instant createdAt;
    private TraceContext trace;
    private PayoutStatus status = PayoutStatus.ACCEPTED;
    private long sequence = 1;
    private long version = 1;
    private @Nullable Waiting waitingFor;
    private boolean cancelRequested;
    private @Nullable Reason reason;
    private List<Attempt> attempts = List.of();
    private Set<Contradiction> contradictions = Set.of();
    private int inquiries;
    private int hints;
    private @Nullable LeaseToken lease;
    private @Nullable ProviderName lane;
    private @Nullable Instant lookedBackAt;
    private Instant updatedAt;

    private Builder(
        PayoutId id, ClientId client, PayoutInstruction instruction, Instant createdAt) {
      this.id = id;
      this.client = client;
      this.instruction = instruction;
      this.createdAt = createdAt;
      this.trace = TraceContext.of(id);
      this.updatedAt = createdAt;
    }

    public Builder trace(TraceContext value) {
      this.trace = value;
      return this;
    }

    public Builder status(PayoutStatus value) {
      this.status = value;
      return this;
    }

    public Builder sequence(long value) {
      this.sequence = value;
      return this;
    }

    public Builder version(long value) {
      this.version = value;
      return this;
    }

    public Builder waitingFor(@Nullable Waiting value) {
      this.waitingFor = value;
      return this;
    }

    public Builder cancelRequested(boolean value) {
      this.cancelRequested = value;
      return this;
    }

    public Builder reason(@Nullable Reason value) {
      this.reason = value;
      return this;
    }

    public Builder attempts(List<Attempt> value) {
      this.attempts = value;
      return this;
    }

    public Builder contradictions(Set<Contradiction> value) {
      this.contradictions = value;
      return this;
    }

    public Builder inquiries(int value) {
      this.inquiries = value;
      return this;
    }

    public Builder hints(int value) {
      this.hints = value;
      return this;
    }

    public Builder lease(@Nullable LeaseToken value) {
      this.lease = value;
      return this;
    }

    public Builder lane(@Nullable ProviderName value) {
      this.lane = value;
      return this;
    }

    public Builder lookedBackAt(@Nullable Instant value) {
      this.lookedBackAt = value;
      return this;
    }

    public Builder updatedAt(Instant value) {
      this.updatedAt = value;
      return this;
    }

    public Payout build() {
      return new Payout(this);
    }
  }
}
