package com.mexar.payout.json;

import com.mexar.payout.domain.PayoutInstruction;
import java.nio.charset.StandardCharsets;

/** The contract's example of a request, and what tests make of it. */
final class Bodies {
  static final String EXAMPLE =
      """
      { "reference": "RMT-2026-000123",
        "amount": {"currency": "IDR", "value": "1500000"},
        "beneficiary": {"type": "individual", "firstName": "Budi", "lastName": "Santoso", "country": "ID",
                        "account": {"type": "bank", "bankCode": "bca", "number": "0011223344"}},
        "sender": {"type": "individual", "firstName": "Ana", "lastName": "Lopez", "country": "MX"},
        "purpose": "FAMILY_SUPPORT", "sourceOfFunds": "SALARY", "relationship": "RELATIVE",
        "description": "invoice 12", "deadline": "2026-11-23T10:00:00Z", "maxDebit": {"currency": "IDR", "value": "1510000"},
        "provider": "transfez", "metadata": {"k": "v"} }
      """;

  private Bodies() {}

  /** The example with one part of its text replaced. */
  static String with(String part, String replacement) {
    if (!EXAMPLE.contains(part)) {
      throw new IllegalArgumentException("the example has no " + part);
    }
    return EXAMPLE.replace(part, replacement);
  }

  static ReadResult<PayoutInstruction> read(String body) {
    return read(body.getBytes(StandardCharsets.UTF_8));
  }

  static ReadResult<PayoutInstruction> read(byte[] body) {
    return new InstructionReader().read(body);
  }
}
