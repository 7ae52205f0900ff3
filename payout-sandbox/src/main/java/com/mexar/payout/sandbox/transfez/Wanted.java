package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.internal.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each country wants to be told of sender and recipient, in the documented form; which fields
 * these are is our own choice. A test may have it want more. Thread-safe.
 */
final class Wanted {

  private static final String OF_SENDERS =
      """
      {"personal":{
         "details":["firstname","lastname","date_of_birth","nationality_iso_code","id_type",
                    "id_number"],
         "address":["address","city","country_iso_code"],
         "bank":[]},
       "business":{
         "details":["registered_name","registration_number","country_iso_code"],
         "address":["address","sender_city","sender_province","postal_code"]}}
      """;
  private static final String OF_RECIPIENTS =
      """
      {"personal":{
         "details":["firstname","lastname","country_iso_code"],
         "bank":["bank_id","bank_account_number"%1$s]},
       "business":{
         "details":["registered_name","city","address","country_iso_code"],
         "bank":["bank_id","bank_account_name","bank_account_number"%1$s]}}
      """;

  /** Beyond bank and account. */
  private static final Map<String, String> OF_BANKS =
      Map.of("USA", "aba_routing_number", "GBR", "sort_code", "SGP", "swift_bic_code");

  /** The documentation prints businesses so. */
  private static final String NO_BUSINESSES = "JPN";

  private final Map<String, ObjectNode> byCountry = new HashMap<>();

  Wanted() {
    Payer.ABROAD.forEach(payer -> byCountry.put(payer.country(), usual(payer.country())));
  }

  synchronized void alsoOfSenders(String country, String field) {
    ObjectNode lists = byCountry.get(country);
    if (lists == null) {
      throw new IllegalArgumentException("no country " + country);
    }
    lists
        .path("sender")
        .forEach(
            kind -> {
              if (kind.path("details") instanceof ArrayNode details) {
                details.add(field);
              }
            });
  }

  synchronized ObjectNode lists(Payer payer) {
    return lists(payer.country()).deepCopy();
  }

  /** The fields of one kind of one party, as text. */
  synchronized List<String> fields(Payer payer, String party, String kind) {
    JsonNode groups = lists(payer.country()).path(party).path(kind);
    return groups.valueStream().flatMap(JsonNode::valueStream).map(JsonNode::asText).toList();
  }

  private ObjectNode lists(String country) {
    return byCountry.getOrDefault(country, Json.object());
  }

  private static ObjectNode usual(String country) {
    String more = OF_BANKS.containsKey(country) ? ",\"" + OF_BANKS.get(country) + "\"" : "";
    ObjectNode lists = Json.object();
    lists.set("sender", Json.parse(OF_SENDERS).orElseThrow());
    lists.set("recipient", Json.parse(OF_RECIPIENTS.formatted(more)).orElseThrow());
    if (country.equals(NO_BUSINESSES)) {
      lists.withObject("/sender").putObject("business");
      lists.withObject("/recipient").putObject("business");
    }
    return lists;
  }
}
