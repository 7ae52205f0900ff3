package com.mexar.payout.provider.easylink;

import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Money;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A country abroad: its currency, and what a transfer to a bank there has to state beyond what all
 * state (a test harness of the provider's own, 2024, and its published snippets, 2026). Left out
 * are countries of which the sources contradict each other or name what our accounts do not have.
 */
record ForeignCorridor(Currency currency, List<Detail> details) {
  private static final String EURO_AREA =
      "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK";
  private static final Map<CountryCode, ForeignCorridor> ALL = all();

  /** What names the beneficiary's bank, branch or whereabouts, by the provider's member. */
  enum Detail {
    /** The code that the map of institutions has. */
    BANK_CODE,
    /** The account's BIC, or the one that the map of institutions has. */
    SWIFT_CODE,
    /** The account's routing number. */
    SORT_CODE,
    /** The account's routing number. */
    BSB_CODE,
    IBAN,
    BRANCH_CODE,
    MOBILE_NUMBER,
    ADDRESS_ZIP
  }

  static Optional<ForeignCorridor> of(CountryCode country) {
    return Optional.ofNullable(ALL.get(country));
  }

  private static Map<CountryCode, ForeignCorridor> all() {
    Map<CountryCode, ForeignCorridor> all = new HashMap<>();
    put(all, "SG", "SGD", Detail.SWIFT_CODE);
    put(all, "HK", "HKD", Detail.BANK_CODE);
    put(all, "MY", "MYR", Detail.BANK_CODE);
    put(all, "TH", "THB", Detail.BANK_CODE);
    put(all, "PH", "PHP", Detail.BANK_CODE);
    put(all, "IN", "INR", Detail.BANK_CODE, Detail.BRANCH_CODE, Detail.MOBILE_NUMBER);
    put(
        all,
        "JP",
        "JPY",
        Detail.BANK_CODE,
        Detail.BRANCH_CODE,
        Detail.MOBILE_NUMBER,
        Detail.ADDRESS_ZIP);
    put(all, "GB", "GBP", Detail.SORT_CODE);
    put(all, "AU", "AUD", Detail.BSB_CODE);
    for (String country : EURO_AREA.split(" ", -1)) {
      put(all, country, "EUR", Detail.IBAN, Detail.SWIFT_CODE);
    }
    return Map.copyOf(all);
  }

  private static void put(
      Map<CountryCode, ForeignCorridor> all, String country, String currency, Detail... details) {
    all.put(
        new CountryCode(country), new ForeignCorridor(Money.currency(currency), List.of(details)));
  }
}
