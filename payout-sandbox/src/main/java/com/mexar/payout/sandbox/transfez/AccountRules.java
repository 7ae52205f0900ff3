package com.mexar.payout.sandbox.transfez;

import java.util.ArrayList;
import java.util.List;

/** What the documentation demands of a beneficiary's account number. */
final class AccountRules {

  private static final int SHORTEST = 6;
  private static final int LONGEST = 20;

  private AccountRules() {}

  static List<String> faults(String account) {
    List<String> faults = new ArrayList<>();
    if (account.isBlank()) {
      faults.add("can't be blank");
    }
    if (account.length() < SHORTEST) {
      faults.add("is too short (minimum is 6 characters)");
    }
    if (account.length() > LONGEST) {
      faults.add("is too long (maximum is 20 characters)");
    }
    if (account.isEmpty() || !account.chars().allMatch(c -> c >= '0' && c <= '9')) {
      faults.add("is not a number");
    }
    return faults;
  }
}
