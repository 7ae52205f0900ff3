package com.mexar.payout.sandbox.transfez;

import java.util.List;

/**
 * A bank abroad; our own choice.
 *
 * @param alsoWanted fields of the recipient beyond those of the country
 */
record ForeignBank(int id, String name, List<String> alsoWanted) {

  /** The same three in every country; their ids differ by country. */
  static List<ForeignBank> of(Payer payer) {
    int first = payer.id() * 10;
    return List.of(
        new ForeignBank(first + 1, "First Sandbox Bank", List.of()),
        new ForeignBank(first + 2, "Sandbox Savings Bank", List.of("msisdn", "msisdn_code")),
        new ForeignBank(first + 3, "Sandbox Trust", List.of()));
  }
}
