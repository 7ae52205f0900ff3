package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One record as a consumer of the topic got it.
 *
 * @param readAt when the consumer had it
 * @param id the CloudEvents id
 * @param type such as {@code payout.paid}
 * @param subject the payout's id
 * @param sequence as the header says
 */
record ReadEvent(
    Instant readAt, String id, String type, String subject, long sequence, JsonNode data) {

  String to() {
    return data.path("to").asText();
  }

  /** The payout's status as the event carries it. */
  String status() {
    return data.path("payout").path("status").asText();
  }

  /** Why the payout waits, as the event carries it; empty where it does not. */
  String waitingFor() {
    return data.path("payout").path("waitingFor").path("code").asText();
  }

  String reference() {
    return data.path("payout").path("reference").asText();
  }

  /** The row of a timeline. */
  Row row() {
    String moved = data.path("from").asText("").replace("null", "");
    String what =
        String.format(
            "%d  %-18s %s, cause %s",
            sequence,
            type,
            moved.isEmpty() ? to() : moved + " → " + to(),
            data.path("cause").asText()
                + (waitingFor().isEmpty() ? "" : ", waits for " + waitingFor()));
    Colour colour =
        switch (to()) {
          case "PAID" -> Colour.GREEN;
          case "IN_DOUBT", "ON_HOLD" -> Colour.YELLOW;
          case "FAILED", "RETURNED" -> Colour.RED;
          default -> waitingFor().isEmpty() ? Colour.PLAIN : Colour.YELLOW;
        };
    return new Row(readAt, subject, "event", Row.KAFKA, Row.READER, what, brief(), colour);
  }

  private String brief() {
    return switch (type) {
      case "payout.submitting" -> "";
      case "payout.waiting" -> waitingFor().isEmpty() ? "" : "waits: " + waitingFor();
      default -> to();
    };
  }
}
