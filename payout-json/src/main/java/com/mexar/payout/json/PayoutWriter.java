package com.mexar.payout.json;

import com.mexar.payout.domain.Payout;

/**
 * Writes the payout as the API answers it: with the beneficiary's names, the account number masked
 * but for its last four, and nothing else that was told of the parties. Times are RFC 3339 in UTC
 * with three decimals; what is absent is null. Deterministic; thread-safe.
 */
public final class PayoutWriter {

  public String write(Payout payout) {
    return JsonWriter.object(json -> PayoutForm.write(json, payout, PayoutForm.Reader.API));
  }
}
