package com.mexar.payout.sandbox.transfez;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A local bank or wallet, or a country abroad with its currency; limits in whole units of it.
 *
 * @param id of local ones as in the documentation's list of 2021
 * @param name the short code, or the country's name
 * @param country alpha-3
 * @param rate rupiah for one unit of the currency
 */
record Payer(
    int id,
    String name,
    String fullName,
    String country,
    String currency,
    BigDecimal rate,
    long minimum,
    long maximum) {

  static final String HOME = "IDN";
  static final String RUPIAH = "IDR";

  private static final long MINIMUM = 10_000;
  private static final long BANK_MAXIMUM = 2_000_000_000;
  private static final long BSI_MAXIMUM = 50_000_000;
  private static final long WALLET_MAXIMUM = 20_000_000;
  private static final List<String> WALLETS = List.of("ovo", "linkaja", "dana", "gopay");
  private static final Map<String, String> FULL_NAMES =
      Map.of(
          "bni", "PT. BANK NEGARA INDONESIA (PERSERO)",
          "mandiri", "PT. BANK MANDIRI (PERSERO) TBK.",
          "bca", "PT. BANK CENTRAL ASIA TBK.",
          "bri", "PT. BANK RAKYAT INDONESIA (PERSERO)",
          "bsi", "PT. BANK SYARIAH INDONESIA TBK.");

  private static final String LISTED =
      "1 bni,2 mandiri,3 bca,4 bri,5 cimb,6 permata,7 danamon,8 aceh,16 anz,24 bca_syar,27 bjb,"
          + "34 btn,36 btpn,38 bukopin,50 citibank,51 commonwealth,53 dbs,58 dki,66 hsbc,"
          + "92 maybank,97 mega_tbk,104 muamalat,109 nobu,112 ocbc,114 panin,130 sinarmas,"
          + "132 stanchard,144 uob,150 ovo,153 jago,154 bsi,165 linkaja,166 dana,173 gopay";

  static final List<Payer> ALL =
      Stream.of(LISTED.split(","))
          .map(Payer::parse)
          .sorted(Comparator.comparingInt(Payer::id))
          .toList();

  /** Limits of the first as in the documentation, its rate and all of the others our own choice. */
  static final List<Payer> ABROAD =
      List.of(
          abroad(901, "United States of America", "USA", "USD", "15512.345678", 30, 25_000),
          abroad(902, "United Kingdom", "GBR", "GBP", "19626.069949", 20, 20_000),
          abroad(903, "Singapore", "SGP", "SGD", "11873.5", 20, 30_000),
          abroad(904, "Japan", "JPN", "JPY", "104.273911", 2_000, 3_000_000));

  static Optional<Payer> byId(long id) {
    return Stream.concat(ALL.stream(), ABROAD.stream()).filter(one -> one.id == id).findFirst();
  }

  static Optional<Payer> byName(String name) {
    return ALL.stream().filter(one -> one.name.equals(name)).findFirst();
  }

  boolean isAbroad() {
    return !country.equals(HOME);
  }

  /** How many decimals an amount may have. */
  int precision() {
    return isAbroad() ? Currency.getInstance(currency).getDefaultFractionDigits() : 2;
  }

  private static Payer parse(String listed) {
    int space = listed.indexOf(' ');
    int id = Integer.parseInt(listed.substring(0, space));
    String name = listed.substring(space + 1);
    long maximum =
        WALLETS.contains(name) ? WALLET_MAXIMUM : name.equals("bsi") ? BSI_MAXIMUM : BANK_MAXIMUM;
    String fullName = FULL_NAMES.getOrDefault(name, "Bank " + name);
    return new Payer(id, name, fullName, HOME, RUPIAH, BigDecimal.ONE, MINIMUM, maximum);
  }

  private static Payer abroad(
      int id,
      String name,
      String country,
      String currency,
      String rate,
      long minimum,
      long maximum) {
    return new Payer(id, name, name, country, currency, new BigDecimal(rate), minimum, maximum);
  }
}
