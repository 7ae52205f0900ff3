package com.mexar.payout.provider;

import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import org.jspecify.annotations.Nullable;

/**
 * What a provider states of amount and account, where it does. The core compares it with the
 * attempt; a difference is a contradiction. Never prints the account.
 *
 * @param amount what the beneficiary gets
 * @param account the whole number as our instruction would write it; null where the provider masks
 *     it
 */
public record Terms(@Nullable Money amount, @Nullable String account) {
  public static final Terms UNSTATED = new Terms(null, null);

  /** Whether nothing that is stated differs from the instruction. */
  public boolean fit(PayoutInstruction instruction) {
    return (amount == null || amount.equals(instruction.amount()))
        && (account == null || account.equals(instruction.account().number()));
  }

  @Override
  public String toString() {
    return "Terms[" + amount + ", redacted]";
  }
}
