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

  @Override
  public String toString() {
    return "PayoutInstruction[" + reference + ", " + amount + "]";
  }
}
