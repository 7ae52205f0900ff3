package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Execution.Outcome;
import com.mexar.payout.sandbox.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Says of each thing that the switch of providers has to show whether it does. Stateless. */
final class SwitchJudge {

  static final String NO_PROVIDER = "NO_ACTIVE_PROVIDER";
  private static final int OK = 200;

  private SwitchJudge() {}

  static Finding isInFlight(Seen seen) {
    List<Execution> executed = seen.executedBy(SwitchPayout.A.payer());
    return new Finding(
        "A in flight: PENDING, executed by TransfeZ, its bank has not answered",
        seen.status().equals("PENDING")
            && executed.size() == 1
            && executed.get(0).outcome() == Outcome.OPEN);
  }

  static Finding isSet(Answer answer, Provider provider, ProviderState state, String reason) {
    JsonNode last = answer.json().path("history").path(0);
    return new Finding(
        "one PUT, and " + provider.label() + " is " + state + ", with who and why on record",
        answer.status() == OK
            && answer.text("state").equals(state.name())
            && last.path("to").asText().equals(state.name())
            && last.path("reason").asText().equals(reason)
            && last.path("actor").asText().startsWith("operator:"));
  }

  static Finding waits(SwitchPayout letter, Seen seen) {
    return new Finding(
        letter + " waits for " + NO_PROVIDER + ", by API and Kafka, without an attempt",
        waitsByApi(seen) && seen.events().stream().anyMatch(SwitchJudge::tellsOfWait));
  }

  static Finding waitsOn(SwitchPayout letter, Seen seen) {
    return new Finding(
        letter + ", pinned to TransfeZ, waits on while EasyLink pays", waitsByApi(seen));
  }

  /**
   * @param bankPaid when the bank paid, after TransfeZ was suspended
   * @param then what TransfeZ was when the payout was seen as paid
   */
  static Finding isFollowed(Seen seen, Instant bankPaid, ProviderState then) {
    return new Finding(
        "A PAID while TransfeZ is SUSPENDED: callback taken, inquiry made",
        seen.status().equals("PAID")
            && then == ProviderState.SUSPENDED
            && seen.callbacks().stream()
                .anyMatch(one -> one.state().equals(Provider.TRANSFEZ.paid()) && one.accepted())
            && seen.requests().stream()
                .anyMatch(one -> one.step() == Step.INQUIRY && !one.at().isBefore(bankPaid)));
  }

  /**
   * @param steps that were asked of TransfeZ since it was suspended
   */
  static Finding tookNoStep(long steps) {
    return new Finding("no draft and no payment asked of TransfeZ while SUSPENDED", steps == 0);
  }

  static Finding isPaid(SwitchPayout letter, Seen seen) {
    List<Execution> executed = seen.executedBy(letter.payer());
    return new Finding(
        letter + " PAID by " + letter.payer().label() + ", in one attempt, the right amount",
        seen.status().equals("PAID")
            && seen.attempts() == 1
            && seen.payout().at("/attempts/0/provider").asText().equals(letter.payer().key())
            && executed.size() == 1
            && executed.get(0).outcome() == Outcome.PAID
            && executed.get(0).debit().amount().toPlainString().equals(letter.amount()));
  }

  /**
   * @param accounts all that the demo pays into
   */
  static Finding isTold(SwitchPayout letter, List<String> accounts, Seen seen) {
    return new Finding(
        letter + " has a history without gaps, the same from Kafka, and no word too many",
        Judge.isWhole(seen.status(), seen)
            && Judge.isAnnounced(seen)
            && Judge.isDiscreet(accounts, seen));
  }

  /**
   * @param executions into the account of each payout, by whichever provider and under whatever
   *     reference
   */
  static Finding isOnce(Map<SwitchPayout, Integer> executions) {
    return new Finding(
        "each of the five executed exactly once, over both ledgers together",
        executions.size() == SwitchPayout.values().length
            && executions.values().stream().allMatch(count -> count == 1));
  }

  private static boolean waitsByApi(Seen seen) {
    return seen.status().equals("ACCEPTED")
        && seen.payout().at("/waitingFor/code").asText().equals(NO_PROVIDER)
        && seen.attempts() == 0;
  }

  private static boolean tellsOfWait(ReadEvent event) {
    return event.type().equals("payout.waiting") && event.waitingFor().equals(NO_PROVIDER);
  }
}
