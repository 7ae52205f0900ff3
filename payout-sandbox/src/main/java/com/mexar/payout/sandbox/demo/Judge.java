package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Execution.Outcome;
import com.mexar.payout.sandbox.Fault;
import com.mexar.payout.sandbox.ReceivedRequest;
import com.mexar.payout.sandbox.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Says of each thing that a story has to show whether the evidence shows it. Stateless. */
final class Judge {

  private static final int CREATED = 201;

  private Judge() {}

  /** The findings of a story. */
  static List<Finding> judge(Story story, Seen seen) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding("accepted: a 201 with Location, at sequence 1", isAccepted(seen.accepted())));
    findings.add(
        new Finding("prepared: one draft, known to the gateway by its id", isPrepared(seen)));
    findings.add(new Finding("confirmed: exactly one confirm", count(seen, Step.CONFIRM) == 1));
    findings.add(
        new Finding("exactly one execution, of the right amount", isExecuted(story, seen)));
    findings.add(
        new Finding(
            "callback \"" + story.lastCallback() + "\", taken by the gateway",
            seen.callbacks().stream()
                .filter(one -> one.state().equals(story.lastCallback()))
                .anyMatch(CallbackTry::accepted)));
    findings.add(
        new Finding("settled by an inquiry, not by the callback's word", wasInquired(seen)));
    findings.add(
        new Finding(story.lastStatus() + " in the API", seen.status().equals(story.lastStatus())));
    findings.add(
        new Finding("a history without gaps that ends there", isWhole(story.lastStatus(), seen)));
    findings.add(
        new Finding(
            "the same from Kafka: events 1 to n, in order, without gaps", isAnnounced(seen)));
    findings.add(
        new Finding(
            "no event with a name or a whole account number", isDiscreet(Story.accounts(), seen)));
    findings.addAll(
        switch (story) {
          case SUCCEEDS -> List.of();
          case DECLINED -> List.of(moneyCameBack(seen), hasReason(seen));
          case CUT -> List.of(wasCut(seen), wasInDoubt(seen));
        });
    return findings;
  }

  /** The findings of a request that was sent again. */
  static List<Finding> judgeRepeat(Seen first, Answer again, Seen now) {
    return List.of(
        new Finding(
            "the same answer, byte for byte",
            again.status() == CREATED && again.body().equals(first.accepted().body())),
        new Finding("Idempotent-Replayed: true", again.replayed()),
        new Finding(
            "nothing new at the provider, nor in Kafka",
            now.executions().equals(first.executions())
                && now.requests().size() == first.requests().size()
                && now.events().size() == first.events().size()));
  }

  private static boolean isAccepted(Answer answer) {
    String id = answer.text("id");
    return answer.status() == CREATED
        && !id.isEmpty()
        && answer.location().endsWith("/v1/payouts/" + id)
        && answer.text("status").equals("ACCEPTED")
        && answer.json().path("sequence").asLong() == 1;
  }

  private static boolean isPrepared(Seen seen) {
    JsonNode attempts = seen.payout().path("attempts");
    String transaction = attempts.path(0).path("providerTransactionId").asText();
    return count(seen, Step.DRAFT) == 1
        && attempts.size() == 1
        && seen.executions().stream().allMatch(one -> one.transactionId().equals(transaction));
  }

  private static boolean isExecuted(Story story, Seen seen) {
    return seen.executions().size() == 1
        && seen.executions().get(0).debit().amount().toPlainString().equals(story.amount())
        && seen.executions().get(0).account().equals(story.account());
  }

  private static boolean wasInquired(Seen seen) {
    List<JsonNode> history = seen.history();
    return count(seen, Step.INQUIRY) > 0
        && !history.isEmpty()
        && Set.of("callback", "inquiry")
            .contains(history.get(history.size() - 1).path("cause").asText());
  }

  static boolean isWhole(String lastStatus, Seen seen) {
    List<JsonNode> history = seen.history();
    List<Long> sequences = history.stream().map(entry -> entry.path("sequence").asLong()).toList();
    return !history.isEmpty()
        && sequences.equals(oneTo(history.size()))
        && seen.payout().path("sequence").asLong() == history.size()
        && history.get(history.size() - 1).path("to").asText().equals(lastStatus);
  }

  static boolean isAnnounced(Seen seen) {
    List<String> told = seen.events().stream().map(ReadEvent::to).toList();
    List<String> known = seen.history().stream().map(entry -> entry.path("to").asText()).toList();
    return !told.isEmpty()
        && seen.events().stream().map(ReadEvent::sequence).toList().equals(oneTo(told.size()))
        && seen.events().stream().map(ReadEvent::id).distinct().count() == told.size()
        && told.equals(known);
  }

  /**
   * Whether no event says a name that the demo sends, or one of its accounts, be it another
   * payout's.
   */
  static boolean isDiscreet(List<String> accounts, Seen seen) {
    return seen.events().stream()
        .map(event -> event.data().toString())
        .noneMatch(
            text ->
                accounts.stream().anyMatch(text::contains)
                    || Body.NAMES.stream().anyMatch(text::contains));
  }

  private static Finding moneyCameBack(Seen seen) {
    return new Finding(
        "the money back in the balance",
        seen.executions().stream().map(Execution::outcome).allMatch(Outcome.RETURNED::equals));
  }

  private static Finding hasReason(Seen seen) {
    return new Finding(
        "a canonical reason beside the provider's own code",
        seen.payout().path("reason").hasNonNull("code")
            && seen.payout().path("reason").path("provider").hasNonNull("code"));
  }

  private static Finding wasCut(Seen seen) {
    return new Finding(
        "the confirm's connection cut after the execution",
        seen.requests().stream()
            .filter(request -> request.step() == Step.CONFIRM)
            .map(ReceivedRequest::fault)
            .anyMatch(fault -> fault.filter(Fault.CUT_AFTER::equals).isPresent()));
  }

  private static Finding wasInDoubt(Seen seen) {
    return new Finding(
        "IN_DOUBT between the cut and the answer to an inquiry",
        seen.events().stream().anyMatch(event -> event.type().equals("payout.in_doubt"))
            && count(seen, Step.INQUIRY) > 0);
  }

  private static long count(Seen seen, Step step) {
    return seen.requests().stream().filter(request -> request.step() == step).count();
  }

  private static List<Long> oneTo(int last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
