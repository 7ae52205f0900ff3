package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.Life;
import com.mexar.payout.sandbox.internal.Json;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A transfer as answers and callbacks print it: states and amounts as numbers or texts, both. */
final class TransferJson {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.ofHours(7));
  private static final String OTHER_ACCOUNT = "1230004567";
  private static final int DECIMALS = 18;

  private TransferJson() {}

  /** As the domestic create answers. */
  static ObjectNode created(Transfer one) {
    return Json.object()
        .put("merchant_id", "88")
        .put("reference", one.order().reference())
        .put("disbursement_id", one.id())
        .put("fee", Long.toString(one.fee()))
        .put("amount", amount(one).toPlainString())
        .put("total_amount", Long.toString(one.total()))
        .put("account_holder_name", one.order().body().path("account_holder_name").asText())
        .put("account_number", account(one))
        .put("state", one.state().code())
        .put("bank_id", one.order().body().path("bank_id").asText());
  }

  /** As the domestic inquiry answers, and the list for both kinds: the state as a text. */
  static ObjectNode flat(Transfer one) {
    return shared(one)
        .put("merchant_id", "88")
        .put("reference", one.order().reference())
        .put("source_amount", Long.toString(one.order().debit()))
        .put("destination_amount", amount(one).toPlainString())
        .put("fee", Long.toString(one.fee()))
        .put("created_at", TIME.format(one.createdAt()))
        .put("reason", one.reason())
        .put("state", Integer.toString(one.state().code()));
  }

  /** As create, confirm and inquiry of an international one answer: the objects as they came. */
  static ObjectNode international(Transfer one) {
    ObjectNode json = Json.object();
    ObjectNode request = one.order().body().deepCopy();
    json.put("reference", one.order().reference());
    request
        .withObject("/transaction")
        .put("source_country", "IDN")
        .put("source_currency", "IDR")
        .put("source_amount", one.order().debit())
        .put("destination_amount", amount(one));
    json.set("transaction", request.path("transaction"));
    json.set("source", request.path("source"));
    ObjectNode destination = request.withObject("/destination");
    destination.put(
        destination.has("ewallet_id") ? "ewallet_id" : "bank_account_number", account(one));
    json.set("destination", destination);
    return json.put("state", one.state().code())
        .put("reason", one.reason())
        .put("rate", Orders.RATE.toPlainString())
        .put("fee", one.fee())
        .put("fee_currency", "IDR")
        .put("created", one.createdAt().getEpochSecond())
        .put("updated", one.updatedAt().getEpochSecond());
  }

  /** As callbacks tell it: flat, all texts, amounts with 18 decimals, another name for ours. */
  static ObjectNode callback(Transfer one, State told) {
    return shared(one)
        .put("reference_id", one.order().reference())
        .put("source_amount", long18(BigDecimal.valueOf(one.order().debit())))
        .put("destination_amount", long18(amount(one)))
        .put("fee", long18(BigDecimal.valueOf(one.fee())))
        .put("state", Integer.toString(told.code()))
        .put("state_change_time", TIME.format(one.updatedAt()))
        .put("reason", one.reason());
  }

  private static ObjectNode shared(Transfer one) {
    return Json.object()
        .put("disbursement_id", one.id())
        .put("remittance_type", one.order().domestic() ? "domestic" : "international")
        .put("source_country", "IDN")
        .put("source_currency", "IDR")
        .put("destination_country", country(one))
        .put("destination_currency", one.order().currency());
  }

  private static String country(Transfer one) {
    return one.order().domestic()
        ? "IDN"
        : one.order().body().path("transaction").path("destination_country").asText();
  }

  private static BigDecimal amount(Transfer one) {
    return paid(one, Life.PAID_OTHER_AMOUNT)
        ? one.order().amount().subtract(BigDecimal.ONE)
        : one.order().amount();
  }

  private static String account(Transfer one) {
    return paid(one, Life.PAID_OTHER_ACCOUNT) ? OTHER_ACCOUNT : one.order().account();
  }

  private static boolean paid(Transfer one, Life life) {
    Optional<Behaviour> behaviour = one.order().magic().map(magic -> magic.behaviour());
    return one.state() == State.COMPLETE
        && behaviour.filter(new Behaviour.Lives(life)::equals).isPresent();
  }

  private static String long18(BigDecimal value) {
    return value.setScale(DECIMALS).toPlainString();
  }
}
