package com.mexar.payout.sandbox;

import java.math.BigDecimal;

/**
 * What an execution took from the balance, in major units.
 *
 * @param amount without the fee
 * @param currency ISO 4217
 */
public record Debit(BigDecimal amount, BigDecimal fee, String currency) {

  /** Amount and fee together. */
  public BigDecimal total() {
    return amount.add(fee);
  }
}
