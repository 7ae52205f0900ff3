package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.testkit.simulation.store.Committed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was answered with a 2xx is in the inbox; what it states has come to something, and what it
 * hints at was asked about since.
 */
final class DurableCallback implements Checker {
  private static final Duration TO_BE_LOOKED_AT = Duration.ofMinutes(1);

  private final Committed committed;
  private final List<Bank> banks;
  private final Timeline timeline;
  private final Judge judge;
  private final Map<PayoutId, Instant> hinted = new LinkedHashMap<>();
  private final List<Kept> kept = new ArrayList<>();
  private final Set<String> different = new HashSet<>();

  DurableCallback(Committed committed, List<Bank> banks, Timeline timeline, Judge judge) {
    this.committed = committed;
    this.banks = banks;
    this.timeline = timeline;
    this.judge = judge;
  }

  /** One was answered with a 2xx that was sent at this time. */
  void kept(Bank bank, Deal deal, EvidenceKind kind, Instant sentAt) {
    different.add(deal.reference + " " + kind);
    boolean states =
        bank.traits.states() && kind != EvidenceKind.PREPARED && kind != EvidenceKind.NOT_FOUND;
    kept.add(new Kept(deal, kind, states, sentAt, timeline.now()));
    judge.require(
        committed.callbacks() >= different.size(),
        Invariant.DURABLE_CALLBACK,
        different.size()
            + " different callbacks were answered, and "
            + committed.callbacks()
            + " are kept");
  }

  @Override
  public void committed(@Nullable Payout before, Payout after, List<Transition> added) {
    if (before != null && after.hints() > before.hints()) {
      hinted.put(after.id(), timeline.now());
    }
  }

  @Override
  public boolean isSettled() {
    return kept.stream().allMatch(it -> it.wasAsked() && it.hadTime(timeline.now()))
        && hinted.entrySet().stream().allMatch(it -> wasAsked(it.getKey(), it.getValue()));
  }

  /** Of each attempt that may have been executed, since the last hint. */
  private boolean wasAsked(PayoutId id, Instant since) {
    Payout payout = committed.payout(id).orElseThrow();
    return banks.stream()
        .flatMap(bank -> bank.dealsOf(payout.instruction().reference()))
        .noneMatch(deal -> deal.executedAt.isBefore(since) && deal.askedAt.isBefore(since));
  }

  @Override
  public void atTheEnd(CaseFile file) {
    Instant hint = hinted.get(file.payout().id());
    judge.require(
        hint == null || wasAsked(file.payout().id(), hint),
        Invariant.DURABLE_CALLBACK,
        "nobody asked about " + file.payout() + " since the callback of " + hint);
    Set<AttemptReference> own = new HashSet<>();
    file.payout().attempts().forEach(attempt -> own.add(attempt.reference()));
    for (Kept callback : kept) {
      if (own.contains(callback.deal.reference)) {
        judge.require(
            callback.wasAsked(),
            Invariant.DURABLE_CALLBACK,
            "nobody asked about " + callback.deal + " since it was told of at " + callback.sentAt);
        judge.require(
            !callback.states
                || (callback.deal.wasMisread && isLeftToInquiries(callback, file))
                || file.wasContradicted()
                || cameTo(callback, file),
            Invariant.DURABLE_CALLBACK,
            "a kept callback said "
                + callback.kind
                + " of "
                + callback.deal
                + ", and "
                + file.payout()
                + " is "
                + file.payout().status());
      }
    }
  }

  /** Asked instead, a provider may say something else, or what it said before. */
  private static boolean isLeftToInquiries(Kept callback, CaseFile file) {
    return callback.deal.lied || !file.payout().status().isFinal();
  }

  private static boolean cameTo(Kept callback, CaseFile file) {
    PayoutStatus status = file.payout().status();
    return switch (callback.kind) {
      case PAID -> status == PayoutStatus.PAID || status == PayoutStatus.RETURNED;
      // that money came back fits what has failed
      case RETURNED ->
          status == PayoutStatus.RETURNED
              || status == PayoutStatus.FAILED
              || status == PayoutStatus.CANCELLED
              || !callback.deal.isAlive();
      default -> true;
    };
  }

  /** One that was answered, and when. */
  private record Kept(
      Deal deal, EvidenceKind kind, boolean states, Instant sentAt, Instant keptAt) {
    /** To be looked at by the inbox, which does so at once or at its next poll. */
    boolean hadTime(Instant now) {
      return !now.isBefore(keptAt.plus(TO_BE_LOOKED_AT));
    }

    /** A statement needs no question; nor does a draft, which moves nothing. */
    boolean wasAsked() {
      return states || !deal.executedAt.isBefore(sentAt) || !deal.askedAt.isBefore(sentAt);
    }
  }
}
