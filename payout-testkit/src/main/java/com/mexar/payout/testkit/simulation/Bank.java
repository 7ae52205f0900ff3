package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.StepKind;
import com.mexar.payout.provider.Terms;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A provider itself, which tells the truth about what it did to whoever judges, and not always to
 * the gateway.
 */
final class Bank {
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(60);
  private static final String USUAL_FEE = "2500";
  private static final String HIGH_FEE = "9000";
  private static final List<EvidenceKind> LIES =
      List.of(
          EvidenceKind.PREPARED,
          EvidenceKind.ACKNOWLEDGED,
          EvidenceKind.ON_HOLD,
          EvidenceKind.PAID,
          EvidenceKind.RETURNED,
          EvidenceKind.UNEXECUTED,
          EvidenceKind.FAILED_UNPROVEN,
          EvidenceKind.NOT_FOUND);

  final Traits traits;
  private final Timeline timeline;
  private final Group world;
  private final Fates fates;
  private final Map<String, Deal> deals = new TreeMap<>();
  private final List<Consumer<Deal>> executing = new ArrayList<>();
  private final List<Consumer<Deal>> watchers = new ArrayList<>();
  private final List<Consumer<AttemptReference>> leaving = new ArrayList<>();
  private final List<Arriving> arriving = new ArrayList<>();

  /** Told of each step as it arrives, before anything comes of it. */
  interface Arriving {
    void step(Bank bank, AttemptReference reference, PayoutInstruction instruction, StepKind step);
  }

  /** How the bank takes a step. */
  enum Taking {
    TAKEN,
    REPEATED,
    DUPLICATE,
    NO_SUCH_DRAFT
  }

  /** What it answers to a step: how it was taken, and of what. */
  record Taken(Taking taking, Deal deal) {}

  Bank(Traits traits, Timeline timeline, Group world, Fates fates) {
    this.traits = traits;
    this.timeline = timeline;
    this.world = world;
    this.fates = fates;
  }

  /** Told of each deal as money begins to move. */
  void onExecution(Consumer<Deal> watcher) {
    executing.add(watcher);
  }

  /** Told of each change of a deal, after it. */
  void onChange(Consumer<Deal> watcher) {
    watchers.add(watcher);
  }

  /** Told of each step before it is sent. */
  void onLeaving(Consumer<AttemptReference> watcher) {
    leaving.add(watcher);
  }

  void leaves(AttemptReference reference) {
    leaving.forEach(watcher -> watcher.accept(reference));
  }

  void onArrival(Arriving watcher) {
    arriving.add(watcher);
  }

  List<Deal> deals() {
    return List.copyOf(deals.values());
  }

  /** What it knows of the attempts of a payout. */
  Stream<Deal> dealsOf(Reference reference) {
    return deals.values().stream().filter(deal -> deal.instruction.reference().equals(reference));
  }

  @Nullable Deal deal(AttemptReference reference) {
    return deals.get(reference.value());
  }

  /** Whether inquiries do not see it yet. */
  boolean isHidden(Deal deal) {
    return timeline.now().isBefore(deal.visibleFrom);
  }

  /** What it makes of a step that arrives. */
  Taken take(
      AttemptReference reference,
      PayoutInstruction instruction,
      StepKind step,
      @Nullable String draftId) {
    arriving.forEach(watcher -> watcher.step(this, reference, instruction, step));
    Deal known = deals.get(reference.value());
    if (step == StepKind.EXECUTE && traits.drafted()) {
      if (known == null || !known.transactionId.equals(draftId)) {
        throw new IllegalStateException("a draft is confirmed that never was: " + reference);
      }
      return confirm(known);
    }
    if (known != null) {
      return again(known);
    }
    Deal deal = newDeal(reference, instruction, step);
    deals.put(reference.value(), deal);
    if (step == StepKind.EXECUTE) {
      execute(deal);
    } else if (fates.strikes(Fault.DRAFT_DIES)) {
      timeline.later(fates.within(SETTLES_WITHIN), "dying", world, () -> cancel(reference));
    }
    return new Taken(Taking.TAKEN, deal);
  }

  private Deal newDeal(AttemptReference reference, PayoutInstruction instruction, StepKind step) {
    Duration blind =
        fates.strikes(Fault.BLIND_INQUIRIES) ? fates.upTo(traits.blindFor()) : Duration.ZERO;
    Money amount = instruction.amount();
    Money taken =
        fates.strikes(Fault.OTHER_TERMS) ? amount.plus(Samples.money("IDR", "1")) : amount;
    Money fee = Samples.money("IDR", fates.strikes(Fault.PRICE_TOO_HIGH) ? HIGH_FEE : USUAL_FEE);
    boolean isUnpriced = step == StepKind.DRAFT && fates.strikes(Fault.UNPRICED);
    return new Deal(
        reference,
        instruction,
        "T-" + reference,
        new Terms(taken, instruction.account().number()),
        isUnpriced ? null : new Cost(taken, fee, null),
        timeline.now().plus(blind),
        step == StepKind.DRAFT ? Deal.State.DRAFT : Deal.State.ACCEPTED);
  }

  private Taken again(Deal known) {
    fates.happened("a reference was sent again");
    return switch (traits.repeatedReference()) {
      case REPLAYED -> new Taken(Taking.REPEATED, known);
      case REFUSED -> new Taken(Taking.DUPLICATE, known);
      case UNKNOWN -> {
        // nobody promised anything: this one pays again
        if (known.state != Deal.State.DRAFT && known.state != Deal.State.DEAD_DRAFT) {
          known.executions++;
        }
        yield new Taken(Taking.TAKEN, known);
      }
    };
  }

  private Taken confirm(Deal known) {
    if (known.state == Deal.State.DRAFT) {
      known.move(Deal.State.ACCEPTED);
      if (fates.strikes(Fault.BLIND_AFTER_CONFIRM)) {
        known.visibleFrom = timeline.now().plus(fates.upTo(traits.blindFor()));
      }
      execute(known);
      return new Taken(Taking.TAKEN, known);
    }
    return new Taken(
        known.state == Deal.State.DEAD_DRAFT ? Taking.NO_SUCH_DRAFT : Taking.REPEATED, known);
  }

  /** Kills a draft, if it still is one. */
  void cancel(AttemptReference reference) {
    Deal deal = deals.get(reference.value());
    if (deal != null && deal.state == Deal.State.DRAFT) {
      deal.move(Deal.State.DEAD_DRAFT);
      changed(deal);
    }
  }

  private void execute(Deal deal) {
    deal.executions++;
    deal.executedAt = timeline.now();
    executing.forEach(watcher -> watcher.accept(deal));
    changed(deal);
    settleLater(deal);
  }

  private void settleLater(Deal deal) {
    timeline.later(fates.within(SETTLES_WITHIN), "settling", world, () -> settle(deal));
  }

  private void settle(Deal deal) {
    if (deal.state == Deal.State.ACCEPTED && fates.oneIn(8)) {
      deal.move(Deal.State.HELD);
      settleLater(deal);
    } else if (fates.oneIn(5)) {
      deal.saysFailedOnly = fates.strikes(Fault.FAILED_UNPROVEN);
      deal.move(Deal.State.REJECTED);
    } else {
      deal.saysFailedOnly = fates.strikes(Fault.PAID_SAID_FAILED);
      deal.move(Deal.State.PAID);
      if (fates.oneIn(12)) {
        timeline.later(fates.within(SETTLES_WITHIN), "returning", world, () -> giveBack(deal));
      }
    }
    changed(deal);
  }

  private void giveBack(Deal deal) {
    deal.saysFailedOnly = false;
    deal.move(Deal.State.RETURNED);
    changed(deal);
  }

  private void changed(Deal deal) {
    fates.happened("deal: " + deal.state);
    watchers.forEach(watcher -> watcher.accept(deal));
  }

  /** What it says of a deal to whoever asks, which may be a lie. */
  EvidenceKind says(Deal deal) {
    EvidenceKind truth = said(deal.state, deal.saysFailedOnly);
    if (traits.lies() && fates.strikes(Fault.LIE)) {
      EvidenceKind lie = fates.one(LIES);
      deal.lied |= lie != truth;
      return lie;
    }
    boolean excludes = truth == EvidenceKind.PAID || truth == EvidenceKind.UNEXECUTED;
    if (fates.isCalm() && excludes) {
      deal.toldTruthAfterLie = deal.lied;
    }
    return truth;
  }

  /** It is being asked about a deal. */
  void asked(Deal deal) {
    deal.askedAt = timeline.now();
  }

  @Override
  public String toString() {
    return traits.toString();
  }

  /** What it says of a deal in this state. */
  static EvidenceKind said(Deal.State state, boolean failedOnly) {
    if (failedOnly && (state == Deal.State.REJECTED || state == Deal.State.PAID)) {
      return EvidenceKind.FAILED_UNPROVEN;
    }
    return switch (state) {
      case DRAFT -> EvidenceKind.PREPARED;
      case DEAD_DRAFT, REJECTED -> EvidenceKind.UNEXECUTED;
      case ACCEPTED -> EvidenceKind.ACKNOWLEDGED;
      case HELD -> EvidenceKind.ON_HOLD;
      case PAID -> EvidenceKind.PAID;
      case RETURNED -> EvidenceKind.RETURNED;
    };
  }
}
