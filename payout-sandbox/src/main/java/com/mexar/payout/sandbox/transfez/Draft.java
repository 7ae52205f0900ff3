package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.MagicAccount;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;

/**
 * A valid request to create a transaction.
 *
 * @param amount what the beneficiary gets; positive, at most two decimals
 * @param body the request as it came; never changed
 */
record Draft(
    String reference,
    Optional<URI> callbackUrl,
    Payer payer,
    BigDecimal amount,
    String account,
    ObjectNode body) {

  Optional<MagicAccount> magic() {
    return MagicAccount.of(account);
  }
}
