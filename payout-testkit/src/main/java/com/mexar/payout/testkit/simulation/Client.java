package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.testkit.InstructionSample;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A service that has payouts made: repeats what was not answered, repeats what was, asks two hosts
 * at once, changes its mind.
 */
final class Client {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final ClientId id;
  private final Timeline timeline;
  private final Group world;
  private final Fates fates;
  private final List<Host> hosts;
  private final Judge judge;
  private final Map<String, PayoutId> accepted = new TreeMap<>();

  Client(ClientId id, Timeline timeline, Group world, Fates fates, List<Host> hosts, Judge judge) {
    this.id = id;
    this.timeline = timeline;
    this.world = world;
    this.fates = fates;
    this.hosts = hosts;
    this.judge = judge;
  }

  ClientId id() {
    return id;
  }

  /** What was accepted, by reference. */
  Map<String, PayoutId> accepted() {
    return accepted;
  }

  /** Begins a payout, which it follows on tasks of its own. */
  void wantPayout(int number) {
    InstructionSample sample =
        Samples.anInstruction()
            .reference(id + "-" + number)
            .amount("IDR", String.valueOf(10_000 + number));
    if (fates.oneIn(6)) {
      sample.deadline(timeline.now().plus(fates.within(Duration.ofMinutes(4))));
    }
    if (fates.oneIn(4)) {
      sample.maxDebit("IDR", String.valueOf(15_000 + number));
    }
    PayoutInstruction instruction = sample.build();
    int tellers = fates.oneIn(4) ? 2 : 1;
    for (int i = 0; i < tellers; i++) {
      timeline.later(
          fates.within(LONGEST_PAUSE), "client " + number, world, () -> insist(instruction));
    }
    if (fates.oneIn(5)) {
      timeline.later(
          fates.within(Duration.ofMinutes(3)),
          "cancelling " + number,
          world,
          () -> cancel(instruction.reference().value()));
    }
  }

  /** Asks until it is answered, under the same key, and sometimes once more. */
  private void insist(PayoutInstruction instruction) {
    boolean again = fates.oneIn(3);
    while (true) {
      boolean wasAccepted = accepted.containsKey(instruction.reference().value());
      Optional<AcceptAnswer> answer =
          fates
              .one(hosts)
              .ask(
                  engine ->
                      engine.accept(
                          id, new IdempotencyKey("key-" + instruction.reference()), instruction));
      judge.require(
          !wasAccepted || !(answer.orElse(null) instanceof AcceptAnswer.DeadlinePassed),
          Invariant.SAME_ANSWER,
          "what was accepted is refused: " + instruction.reference());
      if (answer.isPresent() && isTheEnd(instruction, answer.get())) {
        if (!again) {
          return;
        }
        again = false;
        fates.happened("a request was repeated after its answer");
      }
      timeline.pause(fates.within(Duration.ofSeconds(20)).plusMillis(10));
    }
  }

  private boolean isTheEnd(PayoutInstruction instruction, AcceptAnswer answer) {
    fates.happened("answer: " + answer.getClass().getSimpleName());
    if (answer instanceof AcceptAnswer.Accepted taken) {
      String reference = instruction.reference().value();
      PayoutId before = accepted.putIfAbsent(reference, taken.payout().id());
      judge.require(
          before == null || before.equals(taken.payout().id()),
          Invariant.SAME_ANSWER,
          "two payouts for " + reference);
      judge.require(
          taken.payout().sequence() == 1 && taken.payout().status() == PayoutStatus.ACCEPTED,
          Invariant.SAME_ANSWER,
          "the same request was answered with " + taken.payout());
      return true;
    }
    if (answer instanceof AcceptAnswer.InProgress) {
      return false;
    }
    judge.require(
        answer instanceof AcceptAnswer.DeadlinePassed,
        Invariant.SAME_ANSWER,
        "the same request was answered with " + answer);
    return true;
  }

  private void cancel(String reference) {
    PayoutId payout = accepted.get(reference);
    if (payout != null) {
      fates.one(hosts).ask(engine -> engine.cancel(payout, id));
      fates.happened("a client wished to cancel");
    }
  }
}
