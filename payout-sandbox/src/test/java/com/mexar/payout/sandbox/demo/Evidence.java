package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Debit;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.ReceivedRequest;
import com.mexar.payout.sandbox.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The evidence of a first story that went well, to be spoilt by tests. */
final class Evidence {

  static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> STATUSES = List.of("ACCEPTED", "SUBMITTING", "PENDING", "PAID");

  Answer accepted =
      new Answer(
          201,
          "{\"id\":\"p1\",\"status\":\"ACCEPTED\",\"sequence\":1}",
          json("{\"id\":\"p1\",\"status\":\"ACCEPTED\",\"sequence\":1}"),
          false,
          "/v1/payouts/p1");
  JsonNode payout = payout("PAID", STATUSES.size());
  final List<JsonNode> history = new ArrayList<>();
  final List<ReadEvent> events = new ArrayList<>();
  final List<Execution> executions = new ArrayList<>(List.of(execution("17")));
  final List<ReceivedRequest> requests =
      new ArrayList<>(List.of(request(Step.DRAFT), request(Step.CONFIRM), request(Step.INQUIRY)));
  final List<CallbackTry> callbacks =
      new ArrayList<>(List.of(new CallbackTry(AT, "mx-1", "completed", 1, 204)));

  Evidence() {
    for (int i = 0; i < STATUSES.size(); i++) {
      history.add(entry(i + 1, STATUSES.get(i), i == STATUSES.size() - 1 ? "callback" : "answer"));
      events.add(event(i + 1, STATUSES.get(i)));
    }
  }

  Seen seen() {
    return new Seen(
        accepted,
        payout,
        history,
        events,
        Map.of(Provider.TRANSFEZ, executions),
        requests,
        callbacks);
  }

  static JsonNode entry(int sequence, String to, String cause) {
    return json(
        String.format("{\"sequence\":%d,\"to\":\"%s\",\"cause\":\"%s\"}", sequence, to, cause));
  }

  static ReadEvent event(long sequence, String to) {
    return event(sequence, to, "");
  }

  static ReadEvent event(long sequence, String to, String note) {
    String data =
        "{\"payout\":{\"status\":\"%s\",\"note\":\"%s\"},\"to\":\"%s\"}".formatted(to, note, to);
    return new ReadEvent(AT, "e" + sequence, "payout.x", "p1", sequence, json(data));
  }

  static Execution execution(String transaction) {
    Debit debit = new Debit(new BigDecimal("1500000"), new BigDecimal("2500"), "IDR");
    String account = Story.SUCCEEDS.account();
    return new Execution("mx-1", transaction, debit, account, AT, Execution.Outcome.PAID);
  }

  static ReceivedRequest request(Step step) {
    return new ReceivedRequest(AT, step, "POST", "/", "mx-1", Optional.empty());
  }

  static JsonNode payout(String status, int sequence) {
    return json(
        "{\"status\":\""
            + status
            + "\",\"sequence\":"
            + sequence
            + ",\"attempts\":[{\"provider\":\"transfez\",\"attemptReference\":\"mx-1\",\"providerTransactionId\":\"17\"}]}");
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
