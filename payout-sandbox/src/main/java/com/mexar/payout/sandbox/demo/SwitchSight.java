package com.mexar.payout.sandbox.demo;

import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Execution;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What can be seen of the payouts of the switch, and where each of them stands. */
final class SwitchSight {

  private static final Set<String> ENDS = Set.of("PAID", "FAILED", "RETURNED", "CANCELLED");

  private final Stage stage;
  private final Witness witness;
  private final InstantSource clock;
  private final String run;
  private final Map<SwitchPayout, Answer> accepted = new EnumMap<>(SwitchPayout.class);

  /**
   * @param run tells the references and accounts of this run from all others
   */
  SwitchSight(Stage stage, Witness witness, InstantSource clock, String run) {
    this.stage = stage;
    this.witness = witness;
    this.clock = clock;
    this.run = run;
  }

  String reference(SwitchPayout letter) {
    return "DEMO-" + run + "-5" + letter;
  }

  String account(SwitchPayout letter) {
    return letter.account(run);
  }

  /** All that this run of the demo pays into. */
  List<String> accounts() {
    return Stream.concat(
            Story.accounts().stream(), Stream.of(SwitchPayout.values()).map(this::account))
        .toList();
  }

  /** It was sent, and this is the answer. */
  void sent(SwitchPayout letter, Answer answer) {
    accepted.put(letter, answer);
  }

  String id(SwitchPayout letter) {
    return answer(letter).text("id");
  }

  Seen gather(SwitchPayout letter) throws InterruptedException {
    return witness.gather(answer(letter));
  }

  /** Announced as pending, and TransfeZ has said that its bank has it. */
  boolean isInFlight(SwitchPayout letter) throws InterruptedException {
    return lastStatus(letter).equals("PENDING")
        && gather(letter).callbacks().stream()
            .filter(one -> one.state().equals("submitted"))
            .anyMatch(CallbackTry::accepted);
  }

  boolean waits(SwitchPayout letter) {
    List<ReadEvent> events = stage.events().of(id(letter));
    return !events.isEmpty() && !events.get(events.size() - 1).waitingFor().isEmpty();
  }

  /** Paid, with all that belongs to it, or ended otherwise. */
  boolean isOver(SwitchPayout letter) {
    String status = lastStatus(letter);
    return ENDS.contains(status)
        && (!status.equals("PAID") || witness.isSettled(id(letter), status, letter.payer().paid()));
  }

  Map<Provider, ProviderState> states() throws InterruptedException {
    Map<Provider, ProviderState> states = new EnumMap<>(Provider.class);
    for (Provider provider : Provider.values()) {
      states.put(provider, stateOf(provider));
    }
    return states;
  }

  ProviderState stateOf(Provider provider) throws InterruptedException {
    return stage.operator().stateOf(provider);
  }

  /** Drafts and payments that a provider was asked for since then, by whomever. */
  long steps(Provider provider, Instant since) {
    return stage.simulators().steps(provider, since);
  }

  /** What a provider executed into this one's account. */
  List<Execution> executedBy(Provider provider, SwitchPayout letter) {
    return stage.simulators().executions(provider, account(letter));
  }

  /** How often something went into each payout's account, by both ledgers. */
  Map<SwitchPayout, Integer> executions() {
    Map<SwitchPayout, Integer> counts = new EnumMap<>(SwitchPayout.class);
    for (SwitchPayout letter : SwitchPayout.values()) {
      counts.put(letter, stage.simulators().executions(account(letter)).size());
    }
    return counts;
  }

  Instant now() {
    return clock.instant();
  }

  private String lastStatus(SwitchPayout letter) {
    List<ReadEvent> events = stage.events().of(id(letter));
    return events.isEmpty() ? "" : events.get(events.size() - 1).status();
  }

  private Answer answer(SwitchPayout letter) {
    return Objects.requireNonNull(accepted.get(letter), "not sent yet");
  }
}
