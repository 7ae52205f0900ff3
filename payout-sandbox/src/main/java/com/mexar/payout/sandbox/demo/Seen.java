package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.ReceivedRequest;
import java.util.List;
import java.util.Map;

/**
 * All evidence of one payout.
 *
 * @param accepted the answer to its request
 * @param payout as the API showed it at the end
 * @param history its entries
 * @param events as read from Kafka, in the order of arrival
 * @param executed what each provider executed of its attempt references, by its ledger
 * @param requests about them that providers received
 * @param callbacks about them that providers sent
 */
record Seen(
    Answer accepted,
    JsonNode payout,
    List<JsonNode> history,
    List<ReadEvent> events,
    Map<Provider, List<Execution>> executed,
    List<ReceivedRequest> requests,
    List<CallbackTry> callbacks) {

  String id() {
    return accepted.text("id");
  }

  String status() {
    return payout.path("status").asText("unknown");
  }

  List<Execution> executedBy(Provider provider) {
    return executed.getOrDefault(provider, List.of());
  }

  /** All executions, whoever made them. */
  List<Execution> executions() {
    return executed.values().stream().flatMap(List::stream).toList();
  }

  int attempts() {
    return payout.path("attempts").size();
  }
}
