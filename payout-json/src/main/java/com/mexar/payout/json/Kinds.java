package com.mexar.payout.json;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PayoutMethod;

/** The words that tell parties and accounts apart. Stateless. */
final class Kinds {

  private Kinds() {}

  static String of(Party party) {
    return party instanceof Individual ? "individual" : "business";
  }

  static String of(Account account) {
    return of(account.method());
  }

  static String of(PayoutMethod method) {
    return switch (method) {
      case BANK -> "bank";
      case WALLET -> "wallet";
    };
  }
}
