package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.JsonNode;
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

  /** The beneficiary's account; abroad it stands under another name. */
  static String accountIn(ObjectNode body) {
    JsonNode beneficiary = body.path("beneficiary");
    return beneficiary.path(accountMember(beneficiary)).asText("");
  }

  static String accountMember(JsonNode beneficiary) {
    return beneficiary.has("account") ? "account" : "bank_account_number";
  }

  Optional<MagicAccount> magic() {
    return MagicAccount.of(account);
  }
}
