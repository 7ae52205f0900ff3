package com.mexar.payout.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Requests for new payouts, each with a reference, a key and an amount of its own; 720 bytes of
 * body. Thread-safe.
 */
final class Requests {
  private static final long ACCOUNTS = 1_000_000;

  private static final String BODY =
      """
      {"reference": "%s", "amount": {"currency": "IDR", "value": "%d"},
       "beneficiary": {"type": "individual", "firstName": "Budi", "lastName": "Santoso",
         "country": "ID", "phone": "+6281234567890",
         "address": {"line": "Jalan Merdeka 17", "city": "Bandung", "postalCode": "40111", "country": "ID"},
         "account": {"type": "bank", "bankCode": "bca", "number": "12%08d"}},
       "sender": {"type": "individual", "firstName": "Ana", "lastName": "Lopez", "country": "MX",
         "dateOfBirth": "1990-02-28", "nationality": "MX",
         "address": {"line": "Avenida Juarez 50", "city": "Puebla", "postalCode": "72000", "country": "MX"}},
       "purpose": "FAMILY_SUPPORT", "sourceOfFunds": "SALARY", "relationship": "SIBLING",
       "description": "For the school year"}""";

  private final String head;
  private final AtomicLong made = new AtomicLong();

  Requests(URI api, String key) {
    head =
        "POST /v1/payouts HTTP/1.1\r\nHost: "
            + api.getAuthority()
            + "\r\nAuthorization: Bearer "
            + key
            + "\r\nContent-Type: application/json\r\n";
  }

  /** The bytes of the next one. */
  byte[] next() {
    long number = made.incrementAndGet();
    String reference = "BENCH-%012d".formatted(number);
    String body = BODY.formatted(reference, 100_000 + number % 900_000, number % ACCOUNTS);
    return (head
            + "Idempotency-Key: "
            + reference
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
