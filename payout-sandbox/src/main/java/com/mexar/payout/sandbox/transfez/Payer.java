package com.mexar.payout.sandbox.transfez;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A local bank or wallet; limits in whole rupiah.
 *
 * @param id as in the documentation's list of 2021
 * @param name the short code
 */
record Payer(int id, String name, String fullName, long minimum, long maximum) {

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

  static Optional<Payer> byId(long id) {
    return ALL.stream().filter(one -> one.id == id).findFirst();
  }

  static Optional<Payer> byName(String name) {
    return ALL.stream().filter(one -> one.name.equals(name)).findFirst();
  }

  private static Payer parse(String listed) {
    int space = listed.indexOf(' ');
    int id = Integer.parseInt(listed.substring(0, space));
    String name = listed.substring(space + 1);
    long maximum =
        WALLETS.contains(name) ? WALLET_MAXIMUM : name.equals("bsi") ? BSI_MAXIMUM : BANK_MAXIMUM;
    return new Payer(id, name, FULL_NAMES.getOrDefault(name, "Bank " + name), MINIMUM, maximum);
  }
}
