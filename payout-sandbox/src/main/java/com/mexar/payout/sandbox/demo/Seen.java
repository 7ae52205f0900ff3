package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.ReceivedRequest;
import java.util.List;

/**
 * All evidence of one payout.
 *
 * @param accepted the answer to its request
 * @param payout as the API showed it at the end
 * @param history its entries
 * @param events as read from Kafka, in the order of arrival
 * @param executions of its attempt references, in the simulator's ledger
 * @param requests about them that the simulator received
 * @param callbacks about them that the simulator sent
 */
record Seen(
    Answer accepted,
    JsonNode payout,
    List<JsonNode> history,
    List<ReadEvent> events,
    List<Execution> executions,
    List<ReceivedRequest> requests,
    List<CallbackTry> callbacks) {

  String id() {
    return accepted.text("id");
  }

  String status() {
    return payout.path("status").asText("unknown");
  }

  int attempts() {
    return payout.path("attempts").size();
  }
}
