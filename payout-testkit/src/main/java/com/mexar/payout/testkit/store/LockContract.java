package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.Locked;
import com.mexar.payout.store.NextAction;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who holds a payout is alone with it, and sees it as it is. */
public abstract class LockContract extends StoreContract {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void lock_none_saysTheTimeAndTheProviders() {
    run(
        tx ->
            stores()
                .providers()
                .ensureKnown(
                    tx,
                    Map.of(
                        Samples.TRANSFEZ,
                        ProviderState.ACTIVE,
                        Samples.EASYLINK,
                        ProviderState.SUSPENDED)));
    Locked locked = lockDue(5);
    assertThat(locked.payouts()).isEmpty();
    assertThat(locked.providers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Samples.TRANSFEZ, ProviderState.ACTIVE,
                Samples.EASYLINK, ProviderState.SUSPENDED));
    assertThat(lockDue(5).now()).isAfterOrEqualTo(locked.now());
  }

  @Test
  void lock_unknownAndRepeatedIds_areAbsentAndOnce() {
    Payout payout = accepted();
    Locked locked =
        in(
            tx ->
                stores().payouts().lock(tx, List.of(payout.id(), Samples.payoutId(), payout.id())));
    assertThat(ids(locked)).containsExactly(payout.id());
  }

  @Test
  void fault01_lockDue_byTwoHosts_isDisjoint() {
    List<PayoutId> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(accepted().id());
    }
    List<PayoutId> first = new ArrayList<>();
    HeldTransaction holder =
        HeldTransaction.after(
            stores().transactions(),
            tx -> first.addAll(ids(stores().payouts().lockDue(tx, Lanes.any(4)))));
    List<PayoutId> second = ids(lockDue(4));
    holder.rollBack();
    assertThat(first).as("longest due first").isEqualTo(all.subList(0, 4));
    assertThat(second).isEqualTo(all.subList(4, 6));
  }

  @Test
  void lockDue_notYetDueOrNotAccepted_isPassedOver() {
    Payout later = accepted();
    change(later.id(), before -> Change.of(before).next(NextAction.in(HOUR)).build());
    Payout submitting = accepted();
    change(submitting.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    assertThat(lockDue(10).payouts()).isEmpty();
  }

  @Test
  void fault01_dispatch_byManyHostsAtOnce_takesEachPayoutOnce() {
    for (int i = 0; i < 100; i++) {
      accepted();
    }
    List<Integer> taken =
        Together.times(
            40,
            i ->
                in(
                    tx -> {
                      List<Payout> due = stores().payouts().lockDue(tx, Lanes.any(5)).payouts();
                      stores()
                          .payouts()
                          .save(
                              tx,
                              due.stream()
                                  .map(it -> Change.opening(it, Samples.TRANSFEZ))
                                  .toList());
                      return due.size();
                    }));
    int once = taken.stream().mapToInt(Integer::intValue).sum();
    int rest = 0;
    for (int size = 1; size > 0; rest += size) {
      size =
          in(
              tx -> {
                List<Payout> due = stores().payouts().lockDue(tx, Lanes.any(50)).payouts();
                stores()
                    .payouts()
                    .save(
                        tx, due.stream().map(it -> Change.opening(it, Samples.TRANSFEZ)).toList());
                return due.size();
              });
    }
    assertThat(once + rest).isEqualTo(100);
  }

  @Test
  void lock_ofWhatAnotherIsChanging_seesTheNewestWithItsAttempts() {
    PayoutId id = accepted().id();
    Together.times(
        60,
        i ->
            change(
                id,
                locked -> {
                  assertThat(locked.attempts()).hasSize((int) (locked.version() / 2));
                  assertThat(locked.openAttempt().isPresent()).isEqualTo(locked.version() % 2 == 0);
                  return locked.status() == PayoutStatus.ACCEPTED
                      ? Change.opening(locked, Samples.TRANSFEZ)
                      : Change.refused(locked);
                }));
    assertThat(found(id).version()).isEqualTo(61);
    assertThat(history(id)).hasSize(61);
  }

  @Test
  void lock_ofOverlappingSetsInAnyOrder_neverDeadlocks() {
    List<PayoutId> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(accepted().id());
    }
    Together.times(
        60,
        i -> {
          List<PayoutId> some = new ArrayList<>(ids);
          Collections.shuffle(some, new Random(i));
          return in(
              tx -> {
                List<Payout> locked = stores().payouts().lock(tx, some.subList(0, 7)).payouts();
                stores()
                    .payouts()
                    .save(tx, locked.stream().map(it -> Change.of(it).build()).toList());
                return locked.size();
              });
        });
    assertThat(ids.stream().mapToLong(id -> found(id).version()).sum()).isEqualTo(10 + 60 * 7);
  }

  @Test
  void lock_heldByAnother_givesUpInTime() {
    PayoutId id = accepted().id();
    HeldTransaction holder =
        HeldTransaction.after(
            stores().transactions(), tx -> stores().payouts().lock(tx, List.of(id)));
    assertThatThrownBy(() -> in(tx -> stores().payouts().lock(tx, List.of(id))))
        .isInstanceOf(StoreConflictException.class);
    holder.commit();
  }

  @Test
  void save_staleVersion_isAConflictAndSavesNothing() {
    Payout stale = accepted();
    Payout fresh = accepted();
    change(stale.id(), before -> Change.of(before).build());
    assertThatThrownBy(
            () ->
                run(
                    tx ->
                        stores()
                            .payouts()
                            .save(
                                tx,
                                List.of(
                                    Change.opening(fresh, Samples.TRANSFEZ),
                                    Change.opening(stale, Samples.TRANSFEZ)))))
        .isInstanceOf(StoreConflictException.class);
    assertThat(found(fresh.id()).version()).isEqualTo(1);
    assertThat(found(stale.id()).attempts()).isEmpty();
    assertThat(history(fresh.id())).hasSize(1);
  }

  @Test
  void save_staleVersionPassedOver_isStillNotCommitted() {
    Payout stale = accepted();
    Payout fresh = accepted();
    change(stale.id(), before -> Change.of(before).build());
    assertThatThrownBy(
            () ->
                run(
                    tx -> {
                      stores().payouts().save(tx, List.of(Change.opening(fresh, Samples.TRANSFEZ)));
                      assertThatThrownBy(
                              () ->
                                  stores()
                                      .payouts()
                                      .save(tx, List.of(Change.opening(stale, Samples.TRANSFEZ))))
                          .isInstanceOf(StoreConflictException.class);
                    }))
        .isInstanceOf(StoreConflictException.class);
    assertThat(found(fresh.id()).version()).isEqualTo(1);
  }

  @Test
  void lockExpired_onlyLeasesThatRanOut() {
    Payout running = accepted();
    change(running.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    Payout expired = accepted();
    change(
        expired.id(),
        before ->
            Change.of(before)
                .open(Samples.TRANSFEZ)
                .to(PayoutStatus.SUBMITTING)
                .lease(Duration.ZERO)
                .build());
    assertThat(ids(in(tx -> stores().payouts().lockExpired(tx, 10)))).containsExactly(expired.id());
  }

  @Test
  void claimInquiries_due_areClaimedOnceAndAgainWhenBusyIsOver() {
    Payout pending = pending(Duration.ZERO);
    pending(HOUR);
    accepted();
    assertThat(ids(claim(HOUR))).containsExactly(pending.id());
    assertThat(claim(HOUR).payouts()).isEmpty();
    assertThat(found(pending.id()).version()).isEqualTo(pending.version());
    Payout other = pending(Duration.ZERO);
    assertThat(ids(claim(Duration.ZERO))).containsExactly(other.id());
    assertThat(ids(claim(Duration.ZERO))).containsExactly(other.id());
  }

  @Test
  void claimInquiries_byManyHostsAtOnce_isDisjoint() {
    for (int i = 0; i < 30; i++) {
      pending(Duration.ZERO);
    }
    List<PayoutId> claimed =
        Together.times(
                30, i -> ids(in(tx -> stores().payouts().claimInquiries(tx, Lanes.any(3), HOUR))))
            .stream()
            .flatMap(List::stream)
            .toList();
    assertThat(claimed).doesNotHaveDuplicates();
    List<PayoutId> all = new ArrayList<>(claimed);
    all.addAll(ids(claim(HOUR)));
    assertThat(all).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void claimInquiries_paidAndFailedWithAnAttempt_areClaimedWhenDue() {
    Payout payout = pending(HOUR);
    change(
        payout.id(),
        before ->
            Change.of(before)
                .attempt(a -> a.closed(AttemptOutcome.PAID, Samples.AT))
                .to(PayoutStatus.PAID)
                .next(NextAction.NOW)
                .build());
    Payout never = pending(HOUR);
    change(never.id(), Change::paid);
    assertThat(ids(claim(HOUR))).containsExactly(payout.id());
  }

  @Test
  void hint_pending_isDueAtOnceAndSeenByTheClaim() {
    Payout pending = pending(HOUR);
    hint(pending);
    assertThat(found(pending.id()).version()).isEqualTo(pending.version());
    assertThat(claim(HOUR).payouts())
        .singleElement()
        .satisfies(claimed -> assertThat(claimed.hinted()).isTrue());
    assertThat(found(pending.id()).hinted()).as("until the answer is recorded").isTrue();
    assertThat(claim(HOUR).payouts()).isEmpty();
  }

  @Test
  void hint_whileAccepted_isAskedOnceAndHoldsTheNextAttemptBack() {
    Payout opened = change(accepted().id(), before -> Change.opening(before, Samples.TRANSFEZ));
    Payout waiting = change(opened.id(), Change::refused);
    assertThat(ids(lockDue(10))).contains(waiting.id());

    hint(waiting);

    assertThat(ids(lockDue(10))).doesNotContain(waiting.id());
    assertThat(ids(claim(HOUR))).containsExactly(waiting.id());
    assertThat(claim(HOUR).payouts()).as("claimed once").isEmpty();
    assertThat(ids(lockDue(10))).as("while it is asked").doesNotContain(waiting.id());
  }

  @Test
  void hint_whileAStepIsUnderWay_isKeptAndBringsNothingForward() {
    Payout accepted = accepted();
    Payout submitting = change(accepted.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    hint(submitting);
    assertThat(claim(HOUR).payouts()).isEmpty();
    assertThat(found(submitting.id()).hinted()).isTrue();
  }

  @Test
  void lockDue_oneLaneWithoutRoom_leavesTheOthersTheirs() {
    List<PayoutId> full = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      full.add(accepted(Samples.TRANSFEZ).id());
    }
    PayoutId other = accepted(Samples.EASYLINK).id();
    PayoutId unknown = accepted().id();

    known(
        Map.of(
            Samples.TRANSFEZ, ProviderState.ACTIVE,
            Samples.EASYLINK, ProviderState.ACTIVE));
    Lanes lanes = new Lanes(Map.of(Samples.TRANSFEZ, 0, Samples.EASYLINK, 5), 5);
    assertThat(ids(in(tx -> stores().payouts().lockDue(tx, lanes))))
        .containsExactlyInAnyOrder(other, unknown);

    Lanes some = new Lanes(Map.of(Samples.TRANSFEZ, 3), 0);
    assertThat(ids(in(tx -> stores().payouts().lockDue(tx, some))))
        .as("those that are due longest")
        .containsExactlyElementsOf(full.subList(0, 3));
  }

  /** Or nobody would ever move it to another provider, where the calls of this one hang. */
  @Test
  void lockDue_laneOfASuspendedProviderWithoutRoom_isTakenUp() {
    PayoutId leaving = accepted(Samples.TRANSFEZ).id();
    known(Map.of(Samples.TRANSFEZ, ProviderState.SUSPENDED));

    Lanes lanes = new Lanes(Map.of(Samples.TRANSFEZ, 0), 5);
    assertThat(ids(in(tx -> stores().payouts().lockDue(tx, lanes)))).containsExactly(leaving);
  }

  @Test
  void claimInquiries_oneLaneWithoutRoom_leavesTheOthersTheirs() {
    for (int i = 0; i < 20; i++) {
      pending(Duration.ZERO);
    }
    Payout other = accepted(Samples.EASYLINK);
    change(other.id(), before -> Change.opening(before, Samples.EASYLINK));
    change(other.id(), before -> Change.pending(before, Duration.ZERO));

    Lanes lanes = new Lanes(Map.of(Samples.TRANSFEZ, 0), 5);
    assertThat(ids(in(tx -> stores().payouts().claimInquiries(tx, lanes, HOUR))))
        .containsExactly(other.id());
    Lanes some = new Lanes(Map.of(Samples.TRANSFEZ, 3), 5);
    assertThat(ids(in(tx -> stores().payouts().claimInquiries(tx, some, HOUR)))).hasSize(3);
  }

  /** They are asked with the few free calls that stand by for all who have none of their own. */
  @Test
  void claimInquiries_severalLanesWithoutRoomOfTheirOwn_shareThatOfTheOthers() {
    List<PayoutId> due = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      ProviderName unknown = new ProviderName("unknown-" + i % 3);
      Payout payout = accepted(unknown);
      change(payout.id(), before -> Change.opening(before, unknown));
      due.add(change(payout.id(), before -> Change.pending(before, Duration.ZERO)).id());
    }
    PayoutId known = pending(Duration.ZERO).id();

    Lanes lanes = new Lanes(Map.of(Samples.TRANSFEZ, 5), 4);
    List<PayoutId> claimed = ids(in(tx -> stores().payouts().claimInquiries(tx, lanes, HOUR)));

    assertThat(claimed).contains(known).hasSize(5);
    assertThat(claimed).as("those that are due longest").containsAll(due.subList(0, 4));
  }

  /** They stand in the lane of whoever is to pay them, and are asked of whoever was to. */
  @Test
  void claimInquiries_hintedWhileAccepted_takeTheRoomOfWhoIsAskedInTheOrderOfTheirHints() {
    List<PayoutId> hinted = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      hinted.add(waiting(Samples.EASYLINK).id());
    }
    for (int i : List.of(2, 0, 3, 1)) {
      hint(found(hinted.get(i)));
    }

    Lanes none = new Lanes(Map.of(Samples.TRANSFEZ, 0, Samples.EASYLINK, 5), 5);
    assertThat(in(tx -> stores().payouts().claimInquiries(tx, none, HOUR)).payouts()).isEmpty();
    Lanes two = new Lanes(Map.of(Samples.TRANSFEZ, 2, Samples.EASYLINK, 0), 0);
    assertThat(ids(in(tx -> stores().payouts().claimInquiries(tx, two, HOUR))))
        .containsExactly(hinted.get(2), hinted.get(0));
    assertThat(ids(in(tx -> stores().payouts().claimInquiries(tx, two, HOUR))))
        .containsExactly(hinted.get(3), hinted.get(1));
  }

  @Test
  void claimInquiries_hintedBeforeItsFirstAttempt_takesTheRoomOfItsLane() {
    Payout fresh = accepted(Samples.EASYLINK);
    Payout anywhere = accepted();
    hint(fresh);
    hint(anywhere);

    Lanes none = new Lanes(Map.of(Samples.EASYLINK, 0), 0);
    assertThat(in(tx -> stores().payouts().claimInquiries(tx, none, HOUR)).payouts()).isEmpty();
    Lanes own = new Lanes(Map.of(Samples.EASYLINK, 1), 0);
    assertThat(ids(in(tx -> stores().payouts().claimInquiries(tx, own, HOUR))))
        .containsExactly(fresh.id());
    Lanes others = new Lanes(Map.of(Samples.EASYLINK, 1), 1);
    assertThat(ids(in(tx -> stores().payouts().claimInquiries(tx, others, HOUR))))
        .containsExactly(anywhere.id());
  }

  @Test
  void claimInquiries_hintedAndDueInOneLane_shareItsRoomByTheirDueTimes() {
    PayoutId first = pending(Duration.ZERO).id();
    Payout second = waiting(Samples.TRANSFEZ);
    hint(second);
    PayoutId third = pending(Duration.ZERO).id();

    Lanes two = new Lanes(Map.of(Samples.TRANSFEZ, 2), 0);
    assertThat(ids(in(tx -> stores().payouts().claimInquiries(tx, two, HOUR))))
        .containsExactly(first, second.id());
    assertThat(ids(in(tx -> stores().payouts().claimInquiries(tx, two, HOUR))))
        .containsExactly(third);
  }

  @Test
  void claimInquiries_hintedByManyHostsAtOnce_isDisjoint() {
    for (int i = 0; i < 30; i++) {
      hint(waiting(Samples.EASYLINK));
    }
    List<PayoutId> claimed =
        Together.times(
                30, i -> ids(in(tx -> stores().payouts().claimInquiries(tx, Lanes.any(3), HOUR))))
            .stream()
            .flatMap(List::stream)
            .toList();
    List<PayoutId> all = new ArrayList<>(claimed);
    all.addAll(ids(claim(HOUR)));
    assertThat(all).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void save_askedAgainLater_isAskedThenOrAtTheNextHint() {
    Payout waiting = waiting(Samples.TRANSFEZ);
    hint(waiting);
    claim(HOUR);
    record(waiting, NextAction.keepAndAskIn(HOUR));
    assertThat(claim(HOUR).payouts()).as("the inquiry was in vain").isEmpty();

    hint(waiting);
    assertThat(ids(claim(HOUR))).containsExactly(waiting.id());
    hint(waiting);
    assertThat(claim(HOUR).payouts()).as("while it is asked").isEmpty();
    record(waiting, NextAction.keepAndAskIn(Duration.ZERO));
    assertThat(ids(claim(HOUR))).containsExactly(waiting.id());
  }

  @Test
  void save_ofSomethingElse_bringsTheInquiryForwardAndEndsNoneUnderWay() {
    Payout waiting = waiting(Samples.TRANSFEZ);
    hint(waiting);
    claim(HOUR);
    record(waiting, NextAction.NOW);
    assertThat(claim(HOUR).payouts()).as("while it is asked").isEmpty();

    record(waiting, NextAction.keepAndAskIn(HOUR));
    record(waiting, NextAction.NOW);
    assertThat(ids(claim(HOUR))).containsExactly(waiting.id());
    assertThat(ids(lockDue(10))).as("as long as it is hinted").isEmpty();
  }

  /** One whose attempt with TransfeZ came to nothing, in the lane of this provider. */
  private Payout waiting(ProviderName lane) {
    Payout opened = change(accepted().id(), before -> Change.opening(before, Samples.TRANSFEZ));
    change(opened.id(), Change::refused);
    return change(
        opened.id(),
        before -> Change.of(before).payout(after -> after.lane(lane)).next(NextAction.NOW).build());
  }

  private void record(Payout payout, NextAction next) {
    change(payout.id(), before -> Change.of(before).next(next).build());
  }

  private void known(Map<ProviderName, ProviderState> states) {
    run(tx -> stores().providers().ensureKnown(tx, states));
  }

  private void hint(Payout payout) {
    run(tx -> stores().payouts().hint(tx, List.of(payout.id(), Samples.payoutId())));
  }

  private Payout pending(Duration nextIn) {
    Payout payout = accepted();
    change(payout.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    return change(payout.id(), before -> Change.pending(before, nextIn));
  }

  private Locked lockDue(int limit) {
    return in(tx -> stores().payouts().lockDue(tx, Lanes.any(limit)));
  }

  private Locked claim(Duration busyFor) {
    return in(tx -> stores().payouts().claimInquiries(tx, Lanes.any(100), busyFor));
  }

  private static List<PayoutId> ids(Locked locked) {
    return locked.payouts().stream().map(Payout::id).toList();
  }
}
