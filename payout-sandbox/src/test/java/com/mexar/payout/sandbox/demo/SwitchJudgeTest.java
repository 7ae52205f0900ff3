package com.mexar.payout.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Debit;
import com.mexar.payout.sandbox.Execution;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the switch did not do must not be called seen. */
class SwitchJudgeTest {

  private static final String ACCOUNT = SwitchPayout.A.account("ZZZZZ");
  private static final List<String> ACCOUNTS = List.of(SwitchPayout.B.account("ZZZZZ"), ACCOUNT);

  private final Evidence evidence = new Evidence();

  @Test
  void payout_pendingAndExecuted_isInFlight() {
    evidence.payout = Evidence.payout("PENDING", 3);
    assertThat(SwitchJudge.isInFlight(evidence.seen()).seen()).as("already paid").isFalse();

    evidence.executions.set(0, evidence.executions.get(0).with(Execution.Outcome.OPEN));
    assertThat(SwitchJudge.isInFlight(evidence.seen()).seen()).isTrue();

    evidence.executions.clear();
    assertThat(SwitchJudge.isInFlight(evidence.seen()).seen()).as("not executed").isFalse();
  }

  @Test
  void state_thatAnotherSetOrWithoutThatReason_isNotSet() {
    assertThat(isSet(200, "SUSPENDED", "operator:demo-operator", "why")).isTrue();
    assertThat(isSet(403, "SUSPENDED", "operator:demo-operator", "why")).isFalse();
    assertThat(isSet(200, "ACTIVE", "operator:demo-operator", "why")).isFalse();
    assertThat(isSet(200, "SUSPENDED", "engine", "why")).isFalse();
    assertThat(isSet(200, "SUSPENDED", "operator:demo-operator", "")).isFalse();
  }

  @Test
  void payout_thatSaysWhyInApiAndKafka_waits() {
    evidence.payout = waiting("NO_ACTIVE_PROVIDER", "");
    assertThat(waits()).as("not in Kafka").isFalse();

    evidence.events.add(waitingEvent("BALANCE"));
    assertThat(waits()).as("another reason in Kafka").isFalse();

    evidence.events.add(waitingEvent("NO_ACTIVE_PROVIDER"));
    assertThat(waits()).isTrue();
  }

  @Test
  void payout_withAnAttemptOrAnotherReason_doesNotWait() {
    evidence.events.add(waitingEvent("NO_ACTIVE_PROVIDER"));
    evidence.payout = waiting("NO_ACTIVE_PROVIDER", "{}");
    assertThat(waits()).as("with an attempt").isFalse();

    evidence.payout = waiting("BALANCE", "");
    assertThat(waits()).as("for a balance").isFalse();
    assertThat(SwitchJudge.waitsOn(SwitchPayout.C, evidence.seen()).seen()).isFalse();
  }

  @Test
  void payout_paidAfterInquiryWhileSuspended_isFollowed() {
    assertThat(isFollowed(Evidence.AT, ProviderState.SUSPENDED)).isTrue();
    assertThat(isFollowed(Evidence.AT.plusMillis(1), ProviderState.SUSPENDED))
        .as("inquiry before the bank paid")
        .isFalse();
    assertThat(isFollowed(Evidence.AT, ProviderState.ACTIVE)).as("not suspended").isFalse();

    evidence.callbacks.set(0, new CallbackTry(Evidence.AT, "mx-1", "completed", 1, 503));
    assertThat(isFollowed(Evidence.AT, ProviderState.SUSPENDED)).as("callback refused").isFalse();
  }

  @Test
  void payout_paidByTheRightProviderOnce_isPaid() {
    executedFor(SwitchPayout.A);
    assertThat(SwitchJudge.isPaid(SwitchPayout.A, evidence.seen()).seen()).isTrue();
    assertThat(SwitchJudge.isPaid(SwitchPayout.B, evidence.seen()).seen())
        .as("by the wrong provider")
        .isFalse();

    evidence.executions.add(evidence.executions.get(0));
    assertThat(SwitchJudge.isPaid(SwitchPayout.A, evidence.seen()).seen()).as("twice").isFalse();
  }

  @Test
  void payout_ofAnotherAmountOrDeclined_isNotPaid() {
    assertThat(SwitchJudge.isPaid(SwitchPayout.A, evidence.seen()).seen())
        .as("another amount")
        .isFalse();

    executedFor(SwitchPayout.A);
    evidence.executions.set(0, evidence.executions.get(0).with(Execution.Outcome.RETURNED));
    assertThat(SwitchJudge.isPaid(SwitchPayout.A, evidence.seen()).seen()).as("back").isFalse();
  }

  @Test
  void payout_withAGapInKafka_isNotTold() {
    assertThat(SwitchJudge.isTold(SwitchPayout.A, ACCOUNTS, evidence.seen()).seen()).isTrue();
    evidence.events.remove(1);
    assertThat(SwitchJudge.isTold(SwitchPayout.A, ACCOUNTS, evidence.seen()).seen()).isFalse();
  }

  @Test
  void payout_whoseEventHasAnyAccountOrName_isToldTooMuchOf() {
    for (String word : List.of(ACCOUNTS.get(0), ACCOUNT, "Budi", "Santoso", "Ana", "Lopez")) {
      evidence.events.set(0, Evidence.event(1, "ACCEPTED", word));
      assertThat(SwitchJudge.isTold(SwitchPayout.A, ACCOUNTS, evidence.seen()).seen())
          .as(word)
          .isFalse();
    }
  }

  @Test
  void steps_whileSuspended_areSeen() {
    assertThat(SwitchJudge.tookNoStep(0).seen()).isTrue();
    assertThat(SwitchJudge.tookNoStep(1).seen()).isFalse();
  }

  @Test
  void executions_oneForEach_areOnce() {
    Map<SwitchPayout, Integer> counts = new EnumMap<>(SwitchPayout.class);
    assertThat(SwitchJudge.isOnce(counts).seen()).as("none at all").isFalse();
    for (SwitchPayout letter : SwitchPayout.values()) {
      counts.put(letter, 1);
    }
    assertThat(SwitchJudge.isOnce(counts).seen()).isTrue();
    counts.put(SwitchPayout.D, 2);
    assertThat(SwitchJudge.isOnce(counts).seen()).as("one of them twice").isFalse();
    counts.put(SwitchPayout.D, 0);
    assertThat(SwitchJudge.isOnce(counts).seen()).as("one of them never").isFalse();
  }

  private static boolean isSet(int status, String state, String actor, String reason) {
    String json =
        "{\"state\":\"%s\",\"history\":[{\"to\":\"SUSPENDED\",\"actor\":\"%s\",\"reason\":\"%s\"}]}"
            .formatted(state, actor, reason);
    Answer answer = new Answer(status, json, Evidence.json(json), false, "");
    return SwitchJudge.isSet(answer, Provider.TRANSFEZ, ProviderState.SUSPENDED, "why").seen();
  }

  private boolean waits() {
    return SwitchJudge.waits(SwitchPayout.B, evidence.seen()).seen();
  }

  private boolean isFollowed(Instant bankPaid, ProviderState then) {
    return SwitchJudge.isFollowed(evidence.seen(), bankPaid, then).seen();
  }

  private void executedFor(SwitchPayout letter) {
    Debit debit = new Debit(new BigDecimal(letter.amount()), BigDecimal.TEN, "IDR");
    evidence.executions.set(
        0, new Execution("mx-1", "17", debit, ACCOUNT, Evidence.AT, Execution.Outcome.PAID));
  }

  private static JsonNode waiting(String code, String attempt) {
    return Evidence.json(
        "{\"status\":\"ACCEPTED\",\"waitingFor\":{\"code\":\"%s\"},\"attempts\":[%s]}"
            .formatted(code, attempt));
  }

  private static ReadEvent waitingEvent(String code) {
    JsonNode data =
        Evidence.json("{\"payout\":{\"waitingFor\":{\"code\":\"%s\"}}}".formatted(code));
    return new ReadEvent(Evidence.AT, "e", "payout.waiting", "p1", 2, data);
  }
}
