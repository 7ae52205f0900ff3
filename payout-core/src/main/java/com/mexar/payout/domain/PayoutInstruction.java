package com.mexar.payout.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for: pay one beneficiary one amount. Immutable; two instructions of equal
 * content are equal. Holds personal data, so it prints its reference and amount alone.
 *
 * @param amount what the beneficiary gets; more than zero
 * @param deadline no step is begun after it
 * @param maxDebit the most that may be debited, fee included, where a provider prices in a draft
 * @param provider the only provider that may serve, where the client pins one
 * @param metadata the client's own, echoed; at most 20 pairs of short text
 */
public record PayoutInstruction(
    Reference reference,
    Money amount,
    Party beneficiary,
    Account account,
    Party sender,
    @Nullable Purpose purpose,
    @Nullable SourceOfFunds sourceOfFunds,
    @Nullable Relationship relationship,
    @Nullable String description,
    @Nullable Instant deadline,
    @Nullable Money maxDebit,
    @Nullable ProviderName provider,
    Map<String, String> metadata) {

  public static final int MAX_METADATA = 20;

  public PayoutInstruction {
    Text.require(!amount.isZero(), "amount", "must be more than zero");
    if (description != null) {
      Text.printable("description", description, 140);
    }
    if (maxDebit != null) {
      Text.require(!maxDebit.isZero(), "maxDebit", "must be more than zero");
    }
    Text.require(
        metadata.size() <= MAX_METADATA, "metadata", "has more than " + MAX_METADATA + " pairs");
    metadata.forEach(
        (key, value) -> {
          Text.printable("metadata key", key, 64);
          if (!value.isEmpty()) {
            Text.printable("metadata value", value, 500);
          }
        });
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /** Begins with what every instruction has; the rest is absent until it is given. */
  public static Builder builder(
      Reference reference, Money amount, Party beneficiary, Account account, Party sender) {
    return new Builder(reference, amount, beneficiary, account, sender);
  }

  @Override
  public String toString() {
    return "PayoutInstruction[" + reference + ", " + amount + "]";
  }

  /** Not thread-safe. */
  public static final class Builder {
    private final Reference reference;
    private final Money amount;
    private final Party beneficiary;
    private final Account account;
    private final Party sender;
    private @Nullable Purpose purpose;
    private @Nullable SourceOfFunds sourceOfFunds;
    private @Nullable Relationship relationship;
    private @Nullable String description;
    private @Nullable Instant deadline;
    private @Nullable Money maxDebit;
    private @Nullable ProviderName provider;
    private Map<String, String> metadata = Map.of();

    private Builder(
        Reference reference, Money amount, Party beneficiary, Account account, Party sender) {
      this.reference = reference;
      this.amount = amount;
      this.beneficiary = beneficiary;
      this.account = account;
      this.sender = sender;
    }

    public Builder purpose(@Nullable Purpose value) {
      this.purpose = value;
      return this;
    }

    public Builder sourceOfFunds(@Nullable SourceOfFunds value) {
      this.sourceOfFunds = value;
      return this;
    }

    public Builder relationship(@Nullable Relationship value) {
      this.relationship = value;
      return this;
    }

    public Builder description(@Nullable String value) {
      this.description = value;
      return this;
    }

    public Builder deadline(@Nullable Instant value) {
      this.deadline = value;
      return this;
    }

    public Builder maxDebit(@Nullable Money value) {
      this.maxDebit = value;
      return this;
    }

    public Builder provider(@Nullable ProviderName value) {
      this.provider = value;
      return this;
    }

    public Builder metadata(Map<String, String> value) {
      this.metadata = value;
      return this;
    }

    /**
     * @throws InvalidValueException if a member is out of its bounds
     */
    public PayoutInstruction build() {
      return new PayoutInstruction(
          reference,
          amount,
          beneficiary,
          account,
          sender,
          purpose,
          sourceOfFunds,
          relationship,
          description,
          deadline,
          maxDebit,
          provider,
          metadata);
    }
  }
}
