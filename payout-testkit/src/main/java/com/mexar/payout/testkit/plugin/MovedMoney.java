package com.mexar.payout.testkit.plugin;

import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import org.jspecify.annotations.Nullable;

/**
 * What a simulator really executed once. Never prints the account.
 *
 * @param amount what the beneficiary got; null where the simulator knows only what was debited, in
 *     another currency
 * @param account the number that was paid to
 */
public record MovedMoney(@Nullable Money amount, String account) {

  boolean fits(PayoutInstruction instruction) {
    return account.equals(instruction.account().number())
        && (amount == null || amount.equals(instruction.amount()));
  }

  @Override
  public String toString() {
    return "MovedMoney[" + amount + ", redacted]";
  }
}
