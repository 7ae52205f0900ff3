package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.Abandonment;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Call;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.provider.ProviderState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * No step is sent under a lease that ran out, or committed against a client's wish, a deadline, a
 * contradiction, or the state that an operator gave a provider before; and none is sent that costs
 * more than is allowed.
 */
final class Obeyed implements Checker {
  private final Timeline timeline;
  private final Duration lease;
  private final InstantSource storeClock;
  private final Judge judge;
  private final Map<ProviderName, Since> states = new HashMap<>();
  private final Map<AttemptReference, Instant> leased = new HashMap<>();

  /** The latest time that the store's clock told before it was set. */
  private Instant latest = Instant.MIN;

  Obeyed(Timeline timeline, Duration lease, InstantSource storeClock, Judge judge) {
    this.timeline = timeline;
    this.lease = lease;
    this.storeClock = storeClock;
    this.judge = judge;
  }

  /** A provider's state was committed. */
  void committed(ProviderName provider, ProviderState state) {
    states.put(provider, since(state));
  }

  /** What was begun before, by a time that is no more, says nothing of what it should obey. */
  void storeClockJumps(Instant before) {
    latest = before.isAfter(latest) ? before : latest;
    states.replaceAll((provider, since) -> since(since.state));
  }

  private Since since(ProviderState state) {
    Instant now = storeClock.instant();
    return new Since(state, now.isAfter(latest) ? now : latest);
  }

  @Override
  public void committed(@Nullable Payout before, Payout after, List<Transition> added) {
    if (before == null || after.lease() == null || after.lease().equals(before.lease())) {
      return;
    }
    Attempt attempt = after.openAttempt().orElseThrow();
    leased.put(attempt.reference(), timeline.now());
    Call call = attempt.lastCall();
    Instant at = call == null ? Instant.MAX : call.startedAt();
    String step = "a step of " + after + " is committed ";
    judge.require(
        attempt.number() == 1 || after.hints() == 0,
        Invariant.OBEYED,
        step + "before what was hinted at of an earlier attempt was asked about");
    for (Attempt earlier : before.attempts()) {
      judge.require(
          earlier.number() == attempt.number() || mayBeFollowed(earlier),
          Invariant.OBEYED,
          step + "though " + earlier + " was refused for " + earlier.refusal());
    }
    judge.require(!before.cancelRequested(), Invariant.OBEYED, step + "after the wish to cancel");
    judge.require(
        before.contradictions().isEmpty(), Invariant.OBEYED, step + "though it is contradicted");
    Instant deadline = after.instruction().deadline();
    judge.require(
        deadline == null || at.isBefore(deadline), Invariant.OBEYED, step + "after the deadline");
    Since since = states.get(attempt.provider());
    if (since != null && since.at.isBefore(at)) {
      boolean isNew = attempt.number() > before.attempts().size();
      judge.require(
          since.state != ProviderState.SUSPENDED && (!isNew || since.state == ProviderState.ACTIVE),
          Invariant.OBEYED,
          step + "though " + attempt.provider() + " is " + since.state);
    }
  }

  /** What the instruction or compliance forbids at one provider is tried with no other. */
  private static boolean mayBeFollowed(Attempt attempt) {
    return attempt.abandonment() == Abandonment.REPLACED
        || (attempt.refusal() != RefusalClass.INSTRUCTION
            && attempt.refusal() != RefusalClass.COMPLIANCE);
  }

  @Override
  public void stepLeaves(AttemptReference reference) {
    Instant since = leased.get(reference);
    judge.require(
        since == null || timeline.now().isBefore(since.plus(lease)),
        Invariant.OBEYED,
        "a step of " + reference + " is sent under a lease that was granted at " + since);
  }

  @Override
  public void stepArrives(
      Bank bank, AttemptReference reference, PayoutInstruction instruction, StepKind step) {
    Deal deal = bank.deal(reference);
    Money most = instruction.maxDebit();
    if (deal != null && step == StepKind.EXECUTE && deal.state == Deal.State.DRAFT) {
      judge.require(
          most == null || (deal.cost != null && deal.cost.isWithin(most)),
          Invariant.OBEYED,
          "a draft is confirmed that costs more than is allowed: " + reference);
    }
  }

  private record Since(ProviderState state, Instant at) {}
}
