package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.internal.Json;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a partner can look up: banks and wallets, its account, its balance. */
final class Discovery {

  private static final int MOST_PAYERS = 10_000;
  private static final Instant OPENED = Instant.parse("2020-04-09T09:36:45.277Z");

  private Discovery() {}

  static Full payers(Map<String, String> query) {
    List<Payer> found = Payer.ALL.stream().filter(payer -> fits(payer, query)).toList();
    Paging paging = Paging.of(query, MOST_PAYERS);
    return Answers.page(
        paging.cut(found).stream().map(Discovery::json).toList(), paging, found.size());
  }

  static ObjectNode json(Payer payer) {
    ObjectNode json =
        Json.object()
            .put("id", payer.id())
            .put("name", payer.name())
            .put("full_name", payer.fullName())
            .put("precision", Integer.toString(payer.precision()))
            .put("country_iso_code", payer.country())
            .put("currency", payer.currency())
            .put("minimum_amount", payer.minimum() + ".0")
            .put("maximum_amount", payer.maximum() + ".0")
            .put("alias", payer.name());
    json.putArray("required_sender_fields").add("firstname").add("country_iso_code");
    json.putArray("required_beneficiary_fields").add("firstname").add("account");
    return json;
  }

  static Full balances(long balance) {
    ObjectNode envelope = Json.object().put("status", 200);
    ObjectNode data = envelope.putObject("data").put("total", 1);
    data.putArray("balances").add(balance(balance));
    return Answers.ok(envelope.put("message", "Succesfully get my balances"));
  }

  static Full account(long balance) {
    ObjectNode envelope = Json.object().put("status", 200);
    ObjectNode user =
        envelope
            .putObject("user")
            .put("id", Api.USER_ID)
            .put("email", Api.USER_EMAIL)
            .put("partner_id", Api.PARTNER_ID)
            .put("is_api_user", true);
    user.putArray("my_roles").add("api");
    user.putArray("balances").add(balance(balance));
    user.putObject("partner")
        .put("id", Api.PARTNER_ID)
        .put("name", "Sandbox partner")
        .put("api_user_id", Api.USER_ID);
    return Answers.ok(envelope);
  }

  private static ObjectNode balance(long balance) {
    return Json.object()
        .put("id", Api.BALANCE_ID)
        .put("currency", "IDR")
        .put("balance", balance)
        .putNull("available_balance")
        .put("is_active", true)
        .put("user_id", Api.USER_ID)
        .put("partner_id", Api.PARTNER_ID)
        .put("created_at", TransactionJson.time(OPENED))
        .put("updated_at", TransactionJson.time(OPENED));
  }

  private static boolean fits(Payer payer, Map<String, String> query) {
    return is(query, "name", payer.name())
        && is(query, "precision", "2")
        && is(query, "country_iso_code", "IDN")
        && is(query, "currency", "IDR")
        && isAmount(query, "minimum_amount", payer.minimum())
        && isAmount(query, "maximum_amount", payer.maximum());
  }

  private static boolean is(Map<String, String> query, String name, String value) {
    return query.getOrDefault(name, value).equals(value);
  }

  private static boolean isAmount(Map<String, String> query, String name, long value) {
    String asked = query.getOrDefault(name, Long.toString(value));
    return asked.matches("\\d{1,15}(\\.\\d{1,4})?")
        && new BigDecimal(asked).compareTo(BigDecimal.valueOf(value)) == 0;
  }
}
