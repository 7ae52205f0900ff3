package com.mexar.payout.app.hostile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;

/** Bodies with every member that there is, all of them sound, and ways to spoil one. */
final class Samples {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PARTY =
      """
      "country": "ID", "dateOfBirth": "1990-12-31", "nationality": "ID", "gender": "FEMALE",
      "phone": "+628123456789", "email": "a@example.com", "occupation": "cook",
      "address": {"line": "Jl. 1", "city": "Jakarta", "region": "JK", "postalCode": "10110",
        "country": "ID"},
      "document": {"type": "PASSPORT", "number": "X1", "country": "ID", "expiresOn": "2040-01-01"},
      "bankAccount": {"bankCode": "bca", "number": "1"}""";

  private Samples() {}

  static String payout() {
    return """
        {"reference": "R-1", "amount": {"currency": "IDR", "value": "1500000"},
         "beneficiary": {"type": "individual", "firstName": "Budi", "lastName": "S", %s,
           "account": {"type": "bank", "bankCode": "bca", "number": "0011223344",
             "bic": "CENAIDJA", "iban": "DE89370400440532013000", "branchCode": "1",
             "routingNumber": "2", "holderName": "Budi"}},
         "sender": {"type": "business", "name": "Acme", "registrationNumber": "7", %s},
         "purpose": "FAMILY_SUPPORT", "sourceOfFunds": "SALARY", "relationship": "RELATIVE",
         "description": "invoice", "deadline": "2090-01-01T00:00:00Z",
         "maxDebit": {"currency": "IDR", "value": "1510000"}, "provider": "transfez",
         "metadata": {"k": "v"}}"""
        .formatted(PARTY, PARTY);
  }

  static String accountInquiry() {
    return """
        {"country": "ID",
         "account": {"type": "wallet", "walletCode": "ovo", "number": "081234567890"}}""";
  }

  static String quote() {
    return """
        {"amount": {"currency": "SGD", "value": "100.00"}, "country": "SG",
         "provider": "easylink"}""";
  }

  static String resolution() {
    return """
        {"attempt": 1, "sequence": 1, "outcome": "UNEXECUTED", "retry": true,
         "evidence": "their mail", "reason": "x"}""";
  }

  /** The body with other JSON text at a pointer, whatever that text is. */
  static String with(String body, String pointer, String json) throws Exception {
    return with(body, List.of(pointer), json);
  }

  static String with(String body, List<String> pointers, String json) throws Exception {
    ObjectNode root = (ObjectNode) JSON.readTree(body);
    for (String pointer : pointers) {
      JsonPointer at = JsonPointer.compile(pointer);
      parent(root, at).putRawValue(at.last().getMatchingProperty(), new RawValue(json));
    }
    return JSON.writeValueAsString(root);
  }

  static String without(String body, String pointer) throws Exception {
    ObjectNode root = (ObjectNode) JSON.readTree(body);
    JsonPointer at = JsonPointer.compile(pointer);
    parent(root, at).remove(at.last().getMatchingProperty());
    return JSON.writeValueAsString(root);
  }

  static String at(String body, String pointer) throws Exception {
    return JSON.readTree(body).at(pointer).toString();
  }

  static String firstName(String object) throws Exception {
    return JSON.readTree(object).fieldNames().next();
  }

  /** A text as JSON, with every character past ASCII as it is. */
  static String quoted(String text) throws Exception {
    return JSON.writeValueAsString(text);
  }

  private static ObjectNode parent(ObjectNode root, JsonPointer pointer) {
    return (ObjectNode) root.at(pointer.head());
  }
}
