package com.mexar.payout.provider;

import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.RefusalClass;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of an attempt.
 *
 * <p>Kinds: {@code ACKNOWLEDGED}, {@code ON_HOLD}, {@code PAID}, {@code RETURNED}, {@code
 * UNEXECUTED} (proof: not executed, and never can be), {@code FAILED_UNPROVEN}.
 *
 * @param refusal with {@code UNEXECUTED}, what decides on what follows. Null says that the attempt
 *     was withdrawn or ran out rather than refused: unless a step of it was refused before, or the
 *     payout is to end, the payout goes on with a new attempt at once
 * @param refunded with {@code UNEXECUTED}, that the provider gave back what it had debited: of an
 *     attempt that was paid it says that the payment was returned
 * @param known false where the plug-in does not know the provider's state and so took the harmless
 *     reading of it; a task is opened
 */
public record Evidence(
    EvidenceKind kind,
    @Nullable String transactionId,
    Terms terms,
    @Nullable Cost cost,
    @Nullable Reason reason,
    @Nullable RefusalClass refusal,
    boolean refunded,
    boolean known) {

  public Evidence {
    switch (kind) {
      case ACKNOWLEDGED, ON_HOLD, PAID, RETURNED, UNEXECUTED, FAILED_UNPROVEN -> {}
      case PREPARED, UNKNOWN, NOT_FOUND, MISMATCH ->
          throw new IllegalArgumentException(kind + " is not what a provider says of an attempt");
    }
  }

  public static Builder of(EvidenceKind kind) {
    return new Builder(kind);
  }

  /** Not thread-safe. */
  public static final class Builder {
    private final EvidenceKind kind;
    private @Nullable String transactionId;
    private Terms terms = Terms.UNSTATED;
    private @Nullable Cost cost;
    private @Nullable Reason reason;
    private @Nullable RefusalClass refusal;
    private boolean refunded;
    private boolean known = true;

    private Builder(EvidenceKind kind) {
      this.kind = kind;
    }

    public Builder transactionId(@Nullable String value) {
      this.transactionId = value;
      return this;
    }

    public Builder terms(Terms value) {
      this.terms = value;
      return this;
    }

    public Builder cost(@Nullable Cost value) {
      this.cost = value;
      return this;
    }

    public Builder reason(@Nullable Reason value) {
      this.reason = value;
      return this;
    }

    public Builder refusal(@Nullable RefusalClass value) {
      this.refusal = value;
      return this;
    }

    public Builder refunded(boolean value) {
      this.refunded = value;
      return this;
    }

    public Builder known(boolean value) {
      this.known = value;
      return this;
    }

    public Evidence build() {
      return new Evidence(kind, transactionId, terms, cost, reason, refusal, refunded, known);
    }
  }
}
