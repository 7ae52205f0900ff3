package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Bodies of requests to pay: the same two people each time, in whole rupiah. */
final class Body {

  static final String CURRENCY = "IDR";
  static final String BANK = "bca";
  private static final List<String> BENEFICIARY = List.of("Budi", "Santoso");
  private static final List<String> SENDER = List.of("Ana", "Lopez");

  /** Every name that stands in a request. */
  static final List<String> NAMES = Stream.of(BENEFICIARY, SENDER).flatMap(List::stream).toList();

  private Body() {}

  /** Paid by whichever provider is active. */
  static String of(String reference, String account, String amount) {
    return build(reference, account, amount).toString();
  }

  /** Paid by this provider or not at all. */
  static String pinned(String reference, String account, String amount, Provider provider) {
    return build(reference, account, amount).put("provider", provider.key()).toString();
  }

  private static ObjectNode build(String reference, String account, String amount) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("reference", reference);
    body.putObject("amount").put("currency", CURRENCY).put("value", amount);
    person(body.putObject("beneficiary"), BENEFICIARY, "ID")
        .putObject("account")
        .put("type", "bank")
        .put("bankCode", BANK)
        .put("number", account);
    person(body.putObject("sender"), SENDER, "MX");
    body.put("purpose", "FAMILY_SUPPORT").put("sourceOfFunds", "SALARY");
    return body.put("relationship", "RELATIVE");
  }

  private static ObjectNode person(ObjectNode party, List<String> names, String country) {
    return party
        .put("type", "individual")
        .put("firstName", names.get(0))
        .put("lastName", names.get(1))
        .put("country", country);
  }
}
