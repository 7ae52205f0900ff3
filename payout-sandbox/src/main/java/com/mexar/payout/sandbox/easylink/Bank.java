package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.mexar.payout.sandbox.internal.Json;
import java.util.List;

/**
 * A bank or wallet of Indonesia. Ids and names of banks are our own; 164 stands for OVO in a public
 * sample.
 */
record Bank(String id, String name, boolean wallet) {

  static final List<Bank> ALL =
      List.of(
          new Bank("1", "BANK MANDIRI", false),
          new Bank("2", "BANK BCA", false),
          new Bank("3", "BANK BNI", false),
          new Bank("4", "BANK BRI", false),
          new Bank("5", "BANK CIMB NIAGA", false),
          new Bank("6", "BANK PERMATA", false),
          new Bank("7", "BANK DANAMON", false),
          new Bank("161", "DANA", true),
          new Bank("162", "GoPay", true),
          new Bank("163", "ShopeePay", true),
          new Bank("164", "OVO", true));

  /** Ids of banks as texts, of wallets as numbers: both are seen. */
  static ArrayNode list(boolean wallets) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (Bank one : ALL) {
      if (one.wallet != wallets) {
        continue;
      }
      if (wallets) {
        list.addObject().put("bank_id", Integer.parseInt(one.id)).put("bank_name", one.name);
      } else {
        list.addObject().put("bank_id", one.id).put("bank_name", one.name);
      }
    }
    return list;
  }

  static boolean isListed(String id, boolean wallet) {
    return ALL.stream().anyMatch(one -> one.id.equals(id) && one.wallet == wallet);
  }
}
