package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Ledger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Gathers what API, Kafka and both providers' ledgers show of a payout. Thread-safe. */
final class Witness {

  private final Stage stage;

  Witness(Stage stage) {
    this.stage = stage;
  }

  /** All evidence of the payout of this answer, as it stands now. */
  Seen gather(Answer accepted) throws InterruptedException {
    String id = accepted.text("id");
    JsonNode payout = stage.client().get("/v1/payouts/" + id).json();
    List<JsonNode> history = new ArrayList<>();
    stage.client().get("/v1/payouts/" + id + "/history").json().path("items").forEach(history::add);
    List<String> attempts = attemptReferences(payout);
    Map<Provider, List<Execution>> executed = new EnumMap<>(Provider.class);
    for (Provider provider : Provider.values()) {
      Ledger ledger = stage.simulators().ledger(provider);
      executed.put(provider, ofAll(attempts, ledger::executionsOf));
    }
    return new Seen(
        accepted,
        payout,
        history,
        stage.events().of(id),
        executed,
        everywhere(attempts, ledger -> ledger::requestsOf),
        everywhere(attempts, ledger -> ledger::callbacksOf));
  }

  /** Has the ledgers watched for the payout's attempts, which the API knows before Kafka does. */
  List<String> learnAttempts(String payout) throws InterruptedException {
    JsonNode asked = stage.client().get("/v1/payouts/" + payout).json();
    List<String> attempts = attemptReferences(asked);
    attempts.forEach(reference -> stage.watch().watch(payout, reference));
    return attempts;
  }

  /**
   * Whether Kafka has told of this as the last status, no execution is open, and the gateway has
   * taken a provider's callback with this word.
   */
  boolean isSettled(String payout, String status, String callback) {
    List<ReadEvent> events = stage.events().of(payout);
    if (events.isEmpty() || !events.get(events.size() - 1).status().equals(status)) {
      return false;
    }
    List<String> attempts = attemptReferences(events.get(events.size() - 1).data().path("payout"));
    return everywhere(attempts, ledger -> ledger::executionsOf).stream()
            .noneMatch(one -> one.outcome() == Execution.Outcome.OPEN)
        && everywhere(attempts, ledger -> ledger::callbacksOf).stream()
            .anyMatch(one -> one.state().equals(callback) && one.accepted());
  }

  private <T> List<T> everywhere(
      List<String> references, Function<Ledger, Function<String, List<T>>> asked) {
    List<T> found = new ArrayList<>();
    for (Provider provider : Provider.values()) {
      found.addAll(ofAll(references, asked.apply(stage.simulators().ledger(provider))));
    }
    return found;
  }

  private static <T> List<T> ofAll(List<String> references, Function<String, List<T>> byReference) {
    return references.stream().map(byReference).flatMap(List::stream).toList();
  }

  private static List<String> attemptReferences(JsonNode payout) {
    List<String> references = new ArrayList<>();
    payout
        .path("attempts")
        .forEach(attempt -> references.add(attempt.path("attemptReference").asText()));
    return references;
  }
}
