package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what is particular to a request to pay abroad: parties, bank and compliance. */
record ForeignDraft(ObjectNode body, Payer payer, Wanted wanted, Errors errors) {

  private static final List<String> COMPLIANCE =
      List.of("source_of_funds", "beneficiary_relationship", "purpose_of_remittance");

  void check() {
    checkFields("sender", fields("sender", "sender"));
    List<String> ofRecipient = new ArrayList<>(fields("recipient", "beneficiary"));
    if (ofRecipient.contains("bank_id")) {
      Optional<ForeignBank> bank = bank();
      bank.ifPresent(known -> ofRecipient.addAll(known.alsoWanted()));
      if (bank.isEmpty()) {
        errors.add("bank_id", "not found");
      }
    }
    checkFields("beneficiary", ofRecipient);
    checkFields("compliance", COMPLIANCE);
    String country = body.path("destination").path("country_iso_code").asText(payer.country());
    if (!country.equals(payer.country())) {
      errors.add("destination", "country is not supported by payer");
    }
  }

  private List<String> fields(String list, String member) {
    String kind = isBusiness(body.path(member)) ? "business" : "personal";
    List<String> fields = wanted.fields(payer, list, kind);
    if (fields.isEmpty()) {
      errors.add(member, kind + " is not supported by payer");
    }
    return fields;
  }

  static boolean isBusiness(JsonNode party) {
    return party.has("registered_name");
  }

  private Optional<ForeignBank> bank() {
    String id = body.path("beneficiary").path("bank_id").asText();
    return ForeignBank.of(payer).stream()
        .filter(bank -> Integer.toString(bank.id()).equals(id))
        .findFirst();
  }

  private void checkFields(String member, List<String> fields) {
    for (String field : fields) {
      if (body.path(member).path(field).asText("").isBlank()) {
        errors.add(member, field + " can't be blank");
      }
    }
  }
}
