package com.mexar.payout.sandbox.demo;

import com.mexar.payout.sandbox.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sends the payouts of the switch, turns providers, and shows on the lanes what comes of it. */
final class SwitchTeller {

  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration HASTY = Duration.ofSeconds(2);

  private final Stage stage;
  private final Witness witness;
  private final SwitchSight sight;
  private final Lanes lanes;
  private final List<String> unattempted = new ArrayList<>();
  private Duration bound = PATIENT;

  /**
   * A call of the operator that was made.
   *
   * @param answered when its answer was there
   */
  record Turned(Answer answer, Instant answered) {}

  SwitchTeller(Stage stage, Witness witness, SwitchSight sight, Console console) {
    this.stage = stage;
    this.witness = witness;
    this.sight = sight;
    lanes = new Lanes(console, sight.now());
  }

  /** Shows the lanes as they are. */
  void begin() throws InterruptedException {
    lanes.head(sight.states());
  }

  void send(SwitchPayout letter) throws InterruptedException {
    String reference = sight.reference(letter);
    String body = letter.body(reference, sight.account(letter));
    Answer answer = stage.client().create(reference, body);
    sight.sent(letter, answer);
    lanes.name(answer.text("id"), letter);
    unattempted.add(answer.text("id"));
  }

  /** One call of the operator. */
  Turned turn(Provider provider, ProviderState to, String reason) throws InterruptedException {
    Instant asked = sight.now();
    Answer answer = stage.operator().set(provider, to, reason);
    // before anything else is asked: what is done meanwhile is done after it
    Instant answered = sight.now();
    String call = "PUT " + Operator.path(provider) + " " + Operator.body(to, reason);
    lanes.turn(asked, call, sight.states());
    return new Turned(answer, answered);
  }

  /** Has TransfeZ's bank pay this one, if TransfeZ has executed it; returns a time after that. */
  Instant letBankPay(SwitchPayout letter) {
    for (Execution one : sight.executedBy(Provider.TRANSFEZ, letter)) {
      show(letter, Provider.TRANSFEZ.label(), "the bank pays", Colour.PLAIN);
      stage.simulators().transfez().move(one.reference(), Provider.TRANSFEZ.paid());
    }
    return sight.now();
  }

  /** Asks the gateway how this one stands, and shows that. */
  Seen look(SwitchPayout letter) throws InterruptedException {
    Seen seen = sight.gather(letter);
    boolean waits = seen.payout().hasNonNull("waitingFor");
    show(
        letter,
        Row.GATEWAY,
        waits ? "still waits" : seen.status(),
        waits ? Colour.YELLOW : Colour.PLAIN);
    follow(() -> true);
    return seen;
  }

  /** Shows what comes until that; what is missed once is not waited for as long again. */
  void follow(Timeline.Ending ending) throws InterruptedException {
    Timeline.Ending known =
        () -> {
          learnAttempts();
          return ending.isReached();
        };
    if (!stage.rows().follow(lanes::row, lanes::wants, known, bound)) {
      bound = HASTY;
    }
  }

  private void show(SwitchPayout letter, String who, String what, Colour colour) {
    String payout = sight.id(letter);
    stage.rows().add(new Row(sight.now(), payout, "seen", who, "", what, what, colour));
  }

  private void learnAttempts() throws InterruptedException {
    for (String payout : List.copyOf(unattempted)) {
      if (!witness.learnAttempts(payout).isEmpty()) {
        unattempted.remove(payout);
      }
    }
  }
}
