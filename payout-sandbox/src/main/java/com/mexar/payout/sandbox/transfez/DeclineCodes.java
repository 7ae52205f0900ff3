package com.mexar.payout.sandbox.transfez;

import java.util.Map;

/** The documented decline codes. */
final class DeclineCodes {

  private static final String UNLISTED = "Declined";
  private static final Map<Integer, String> MESSAGES =
      Map.ofEntries(
          Map.entry(1, "Invalid beneficiary name"),
          Map.entry(2, "Invalid destination account number"),
          Map.entry(3, "Invalid destination account or beneficiary name"),
          Map.entry(4, "General error"),
          Map.entry(5, "Timeout error by bank"),
          Map.entry(6, "Unique reference number violation"),
          Map.entry(7, "Identical request already processed before"),
          Map.entry(8, "Bank cannot authenticated request"),
          Map.entry(9, "Bank balance disbursement validation failed"),
          Map.entry(10, "Payload validation failed"),
          Map.entry(11, "Sender and receiver account are the same"),
          Map.entry(12, "Beneficiary account is blocked"),
          Map.entry(13, "Rejected by bank"),
          Map.entry(7000, "Unexpected error"),
          Map.entry(7001, "Invalid beneficiary or sender data"),
          Map.entry(7002, "Rejected by partner"),
          Map.entry(7003, "Timeout error by partner"),
          Map.entry(7004, "Payload validation failed"),
          Map.entry(7005, "Transaction expired by partner"),
          Map.entry(7006, "Identical request already processed before"),
          Map.entry(7007, "Bank cannot authenticated request"),
          Map.entry(7008, "Declined by partner"));

  private DeclineCodes() {}

  static String message(int code) {
    return MESSAGES.getOrDefault(code, UNLISTED);
  }

  /** 11 to 13 are printed with a zero in front. */
  static String printed(int code) {
    return padded(code) ? "0" + code : Integer.toString(code);
  }

  static boolean padded(int code) {
    return code >= 11 && code <= 13;
  }
}
