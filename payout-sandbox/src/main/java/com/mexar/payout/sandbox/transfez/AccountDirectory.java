package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.Refusal;
import com.mexar.payout.sandbox.internal.Json;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The account inquiry: who holds which account. */
final class AccountDirectory {

  private static final String ANYBODY = "Sandbox Beneficiary";

  /** The documented accounts of the provider's own sandbox, by bank and number. */
  private static final Map<String, String> DOCUMENTED =
      Map.ofEntries(
          Map.entry("mandiri 1111222233333", "Mandiri Simulator A"),
          Map.entry("mandiri 2222333344444", "Mandiri Simulator B"),
          Map.entry("permata 4111111111", "Permata Simulator A"),
          Map.entry("danamon 111112222222", "Danamon Simulator A"),
          Map.entry("danamon 000001111111", "Danamon Simulator B"),
          Map.entry("danamon 000002222222", "Danamon Simulator C"),
          Map.entry("bni 00010000", "BNI Simulator A"),
          Map.entry("bri 111112222233333", "BRI Simulator A"),
          Map.entry("bca 0011223344", "BCA Simulator A"),
          Map.entry("cimb 222233334444", "CIMB Simulator A"),
          Map.entry("cimb 333344445555", "CIMB Simulator B"));

  private AccountDirectory() {}

  static Full inquire(String bank, String account) {
    if (bank.isBlank()) {
      return refused("Bank can't be blank");
    }
    if (Payer.byName(bank).isEmpty()) {
      return refused("Bank is not included in the list");
    }
    List<String> faults = AccountRules.faults(account);
    if (!faults.isEmpty()) {
      return refused("Account " + String.join(", ", faults));
    }
    if (doesNotExist(account)) {
      return refused("Account does not exist");
    }
    String name = DOCUMENTED.getOrDefault(bank + " " + account, ANYBODY);
    ObjectNode data =
        Json.object()
            .put("id", Math.abs((long) account.hashCode()))
            .put("account_no", account)
            .put("bank_name", bank)
            .put("account_name", name.toUpperCase(Locale.ROOT));
    return Answers.data(data);
  }

  private static boolean doesNotExist(String account) {
    return MagicAccount.of(account)
        .map(MagicAccount::behaviour)
        .filter(new Behaviour.Refuses(Refusal.ACCOUNT_DOES_NOT_EXIST)::equals)
        .isPresent();
  }

  private static Full refused(String error) {
    ObjectNode envelope = Json.object().put("status", 422);
    envelope
        .putObject("message")
        .put("error_message", "An error occured when doing account validation")
        .put("errors", error);
    return Full.json(422, Json.print(envelope));
  }
}
