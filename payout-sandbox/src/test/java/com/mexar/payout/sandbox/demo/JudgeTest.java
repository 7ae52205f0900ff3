package com.mexar.payout.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that is missing has to be missed, by name. */
class JudgeTest {

  private final Evidence evidence = new Evidence();

  @Test
  void story_thatWentWell_missesNothing() {
    assertThat(missed()).isEmpty();
  }

  @Test
  void story_withoutExecution_isMissed() {
    evidence.executions.clear();
    assertThat(missed()).containsExactly("exactly one execution, of the right amount");
  }

  @Test
  void story_executedTwice_isMissed() {
    evidence.executions.add(Evidence.execution("18"));
    assertThat(missed()).contains("exactly one execution, of the right amount");
  }

  @Test
  void story_confirmedTwice_isMissed() {
    evidence.requests.add(Evidence.request(Step.CONFIRM));
    assertThat(missed()).containsExactly("confirmed: exactly one confirm");
  }

  @Test
  void story_withAGapInKafka_isMissed() {
    evidence.events.remove(2);
    assertThat(missed())
        .containsExactly("the same from Kafka: events 1 to n, in order, without gaps");
  }

  @Test
  void story_withoutAnyEvent_isMissed() {
    evidence.events.clear();
    assertThat(missed())
        .containsExactly("the same from Kafka: events 1 to n, in order, without gaps");
  }

  static Stream<String> indiscretions() {
    return Stream.concat(
        Stream.of("Budi", "Santoso", "Ana", "Lopez"),
        Stream.of(Story.values()).map(Story::account));
  }

  @ParameterizedTest
  @MethodSource("indiscretions")
  void story_whoseEventHasANameOrAnAccount_isMissed(String word) {
    evidence.events.set(0, Evidence.event(1, "ACCEPTED", word));
    assertThat(missed()).containsExactly("no event with a name or a whole account number");
  }

  @Test
  void story_whoseCallbackWasRefused_isMissed() {
    evidence.callbacks.set(0, new CallbackTry(Evidence.AT, "mx-1", "completed", 1, 401));
    assertThat(missed()).containsExactly("callback \"completed\", taken by the gateway");
  }

  @Test
  void story_thatBelievedACallback_isMissed() {
    evidence.requests.removeIf(request -> request.step() == Step.INQUIRY);
    assertThat(missed()).containsExactly("settled by an inquiry, not by the callback's word");
  }

  @Test
  void story_thatDidNotEnd_isMissed() {
    evidence.payout = Evidence.payout("PENDING", 3);
    assertThat(missed()).contains("PAID in the API", "a history without gaps that ends there");
  }

  @Test
  void story_thatWasRefused_isMissed() {
    evidence.accepted = new Answer(503, "", evidence.accepted.json(), false, "");
    assertThat(missed()).containsExactly("accepted: a 201 with Location, at sequence 1");
  }

  @Test
  void repeat_withAnotherAnswer_isMissed() {
    Seen first = evidence.seen();
    Answer other = new Answer(201, "{}", first.accepted().json(), true, "");
    assertThat(notSeen(Judge.judgeRepeat(first, other, first)))
        .containsExactly("the same answer, byte for byte");
  }

  @Test
  void repeat_thatWasExecutedAgain_isMissed() {
    Seen first = new Evidence().seen();
    evidence.executions.add(Evidence.execution("18"));
    Answer again =
        new Answer(201, first.accepted().body(), first.accepted().json(), true, "/v1/payouts/p1");
    assertThat(notSeen(Judge.judgeRepeat(first, again, evidence.seen())))
        .containsExactly("nothing new at the provider, nor in Kafka");
  }

  private List<String> missed() {
    return notSeen(Judge.judge(Story.SUCCEEDS, evidence.seen()));
  }

  private static List<String> notSeen(List<Finding> findings) {
    return findings.stream().filter(finding -> !finding.seen()).map(Finding::what).toList();
  }
}
