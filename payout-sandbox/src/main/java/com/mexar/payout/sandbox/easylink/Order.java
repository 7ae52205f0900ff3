package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.MagicAccount;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A valid request to create a transfer.
 *
 * @param amount what the beneficiary gets
 * @param currency of the amount
 * @param debit what is taken for it from the balance, in whole rupiah, without the fee
 * @param body the request as it came; never changed
 */
record Order(
    String reference,
    boolean domestic,
    BigDecimal amount,
    String currency,
    long debit,
    String account,
    ObjectNode body) {

  Optional<MagicAccount> magic() {
    return MagicAccount.of(account);
  }

  @Override
  public String toString() {
    return "Order[" + reference + "]";
  }
}
