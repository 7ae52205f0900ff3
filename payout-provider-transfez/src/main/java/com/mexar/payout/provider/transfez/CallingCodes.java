package com.mexar.payout.provider.transfez;

import java.util.Set;

/** Where a phone number's country code ends (ITU-T E.164, list of assigned codes). */
final class CallingCodes {
  private static final Set<String> OF_TWO =
      Set.of(
          "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
          "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
          "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98");

  private CallingCodes() {}

  /**
   * How many digits are the country's.
   *
   * @param digits a number in E.164 form without its plus
   */
  static int length(String digits) {
    if (digits.startsWith("1") || digits.startsWith("7")) {
      return 1;
    }
    return OF_TWO.contains(digits.substring(0, 2)) ? 2 : 3;
  }
}
