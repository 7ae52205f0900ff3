package com.mexar.payout.examples;

import example.acme.AcmeSimulator;
import java.util.Map;

/** The environment that leads to a running Acme. */
final class AcmeSettings {
  private AcmeSettings() {}

  static Map<String, String> of(AcmeSimulator acme) {
    return Map.of(
        "ACME_BASE_URL",
        acme.address().toString(),
        "ACME_API_KEY",
        AcmeSimulator.KEY,
        "ACME_CALLBACK_KEYS",
        "k1=0123456789abcdef",
        "PAYOUT_ALLOW_INSECURE_LOOPBACK",
        "true");
  }
}
