package com.mexar.payout.app.crash;

import com.mexar.payout.app.channel.Announced;
import com.mexar.payout.app.channel.Arrivals;
import com.mexar.payout.app.crash.Books.AttemptRow;
import com.mexar.payout.app.crash.Books.CallbackRow;
import com.mexar.payout.app.crash.Books.PayoutRow;
import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Execution.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds the client's memory, the database, the providers' ledgers and what arrived on the channels
 * against each other. What does not agree is a line of text; nothing to say means that all agree.
 */
final class Comparison {
  private final List<String> faults = new ArrayList<>();
  private final Map<String, PayoutRow> payouts;
  private final List<AttemptRow> attempts;

  Comparison(List<PayoutRow> payouts, List<AttemptRow> attempts) {
    this.payouts = payouts.stream().collect(Collectors.toMap(PayoutRow::id, Function.identity()));
    this.attempts = attempts;
  }

  List<String> faults() {
    return faults;
  }

  /** Every 201 that a client saw names a payout that is there, and nothing else is there. */
  void withClient(Map<String, String> acceptedIds) {
    acceptedIds.forEach(
        (reference, id) -> {
          PayoutRow row = payouts.get(id);
          expect(row != null && row.reference().equals(reference), "accepted and lost", reference);
        });
    payouts
        .values()
        .forEach(
            row ->
                expect(
                    row.id().equals(acceptedIds.get(row.reference())),
                    "there, but never accepted",
                    row.reference()));
  }

  /** Money moved once for what is paid, came back for what failed, and never for anything else. */
  void withLedgers(List<Execution> executions) {
    Map<String, AttemptRow> byReference =
        attempts.stream().collect(Collectors.toMap(AttemptRow::reference, Function.identity()));
    Map<String, List<Execution>> byPayout = new HashMap<>();
    for (Execution one : executions) {
      AttemptRow attempt = byReference.get(one.reference());
      if (attempt == null) {
        faults.add("executed, but no attempt of ours: " + one.reference());
      } else {
        byPayout.computeIfAbsent(attempt.payout(), id -> new ArrayList<>()).add(one);
        expect(
            (one.outcome() == Outcome.PAID) == attempt.outcome().equals("PAID"),
            "the provider says " + one.outcome() + ", the attempt " + attempt.outcome(),
            one.reference());
      }
    }
    payouts.values().forEach(row -> judge(row, byPayout.getOrDefault(row.id(), List.of())));
  }

  private void judge(PayoutRow row, List<Execution> executions) {
    expect(executions.size() <= 1, "executed " + executions.size() + " times", row.reference());
    switch (row.status()) {
      case "PAID" -> {
        expect(executions.size() == 1, "PAID, but not executed", row.reference());
        expect(
            executions.stream()
                .allMatch(one -> one.debit().amount().longValueExact() == row.amount()),
            "executed with another amount",
            row.reference());
      }
      case "FAILED" ->
          expect(
              executions.stream().allMatch(one -> one.outcome() == Outcome.RETURNED),
              "FAILED, but the money is gone",
              row.reference());
      default -> faults.add(row.status() + " is no end: " + row.reference());
    }
  }

  /** What was answered 2xx is kept. */
  void withInbox(List<CallbackTry> tries, Set<CallbackRow> inbox) {
    tries.stream()
        .filter(CallbackTry::accepted)
        .map(told -> new CallbackRow(told.reference(), told.state()))
        .distinct()
        .forEach(
            told ->
                expect(
                    inbox.contains(told),
                    "a callback was answered and lost: " + told.state() + " of",
                    told.reference()));
  }

  /** What closed attempts left at TransfeZ can no longer be confirmed. */
  void withDrafts(Function<String, String> stateAtProvider) {
    attempts.stream()
        .filter(attempt -> attempt.provider().equals("transfez"))
        .filter(attempt -> !attempt.outcome().equals("PAID"))
        .forEach(
            attempt ->
                expect(
                    !stateAtProvider.apply(attempt.reference()).equals("created"),
                    "a draft is still alive",
                    attempt.reference()));
  }

  /** Each channel brought the log, and nothing else. */
  void withChannels(List<Arrivals> channels, List<Announced> log) {
    channels.forEach(arrivals -> faults.addAll(arrivals.faults(log)));
  }

  private void expect(boolean holds, String otherwise, String whose) {
    if (!holds) {
      faults.add(otherwise + " " + whose);
    }
  }
}
