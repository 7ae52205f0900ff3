package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.domain.Waiting;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.AcceptResult;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.ChannelLease;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.Locked;
import com.mexar.payout.store.NextAction;
import com.mexar.payout.store.PayoutChange;
import com.mexar.payout.store.ProviderStateChange;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What open transactions see of each other, what they wait for, and what their end leaves. */
public abstract class IsolationContract extends StoreContract {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Long enough for a statement on another thread to have begun, and to wait. */
  private static final Duration A_WHILE = Duration.ofMillis(100);

  @Test
  void find_whileAnotherSaves_seesWhatIsCommitted() {
    PayoutId id = accepted().id();
    HeldTransaction writer = saving(id);
    assertThat(found(id).status()).isEqualTo(PayoutStatus.ACCEPTED);
    assertThat(history(id)).hasSize(1);
    assertThat(openProviders()).isEmpty();
    writer.commit();
    assertThat(found(id).status()).isEqualTo(PayoutStatus.SUBMITTING);
    assertThat(history(id)).hasSize(2);
  }

  @Test
  void find_inTheTransactionThatSaved_seesItsOwnChange() {
    PayoutId id = accepted().id();
    run(
        tx -> {
          save(tx, Change.opening(lock(tx, id), Samples.TRANSFEZ));
          assertThat(stores().payouts().find(tx, id).orElseThrow().version()).isEqualTo(2);
          assertThat(stores().payouts().history(tx, id)).hasSize(2);
          save(tx, Change.refused(lock(tx, id)));
        });
    assertThat(found(id).version()).isEqualTo(3);
  }

  @Test
  void rollBack_afterASave_leavesThePayoutAsItWasAndFree() {
    PayoutId id = accepted().id();
    saving(id).rollBack();
    change(
        id,
        before -> {
          assertThat(before.version()).isEqualTo(1);
          assertThat(before.attempts()).isEmpty();
          return Change.opening(before, Samples.TRANSFEZ);
        });
    assertThat(history(id)).hasSize(2);
  }

  @Test
  void claims_ofWhatAnotherHolds_passItOver() {
    PayoutId due = accepted().id();
    PayoutId expired = expired().id();
    PayoutId pending = pending().id();
    PayoutId waiting = waiting().id();
    HeldTransaction holder =
        HeldTransaction.after(
            stores().transactions(),
            tx -> stores().payouts().lock(tx, List.of(due, expired, pending, waiting)));

    assertThat(in(tx -> stores().payouts().lockDue(tx, Lanes.any(10))).payouts()).isEmpty();
    assertThat(in(tx -> stores().payouts().lockExpired(tx, 10)).payouts()).isEmpty();
    assertThat(claim().payouts()).isEmpty();
    assertThat(wake()).isZero();

    holder.commit();
    assertThat(in(tx -> stores().payouts().lockDue(tx, Lanes.any(10))).payouts()).hasSize(1);
    assertThat(in(tx -> stores().payouts().lockExpired(tx, 10)).payouts()).hasSize(1);
    assertThat(claim().payouts()).hasSize(1);
    assertThat(wake()).isEqualTo(1);
  }

  @Test
  void save_ofWhatAnotherHasSaved_waitsForItsEndAndIsAConflict() {
    Payout read = accepted();
    HeldTransaction writer = saving(read.id());
    Future<Boolean> second =
        Together.aside(
            () ->
                in(
                    tx -> {
                      save(tx, Change.opening(read, Samples.EASYLINK));
                      return true;
                    }));
    awaitAWhile();
    assertThat(second.isDone()).isFalse();
    writer.commit();
    assertThatThrownBy(() -> Together.get(second)).isInstanceOf(StoreConflictException.class);
    assertThat(found(read.id()).provider()).isEqualTo(Samples.TRANSFEZ);
  }

  @Test
  void hint_whileAnotherSaves_isNotLost() {
    PayoutId id = pending().id();
    HeldTransaction writer =
        HeldTransaction.after(
            stores().transactions(), tx -> save(tx, Change.pending(lock(tx, id), HOUR)));
    Future<Boolean> hint =
        Together.aside(
            () ->
                in(
                    tx -> {
                      stores().payouts().hint(tx, List.of(id));
                      return true;
                    }));
    awaitAWhile();
    writer.commit();
    Together.get(hint);
    assertThat(found(id).hints()).isEqualTo(1);
    assertThat(claim().payouts()).extracting(Payout::id).containsExactly(id);
  }

  /** So that what an operator has said is not overlooked because of a lock. */
  @Test
  void lock_thatHadToWait_seesTheProvidersAsTheyAreThen() {
    run(tx -> stores().providers().ensureKnown(tx, Map.of(Samples.TRANSFEZ, ProviderState.ACTIVE)));
    PayoutId id = accepted().id();
    HeldTransaction holder = HeldTransaction.after(stores().transactions(), tx -> lock(tx, id));
    Future<Locked> second =
        Together.aside(() -> in(tx -> stores().payouts().lock(tx, List.of(id))));
    awaitAWhile();
    set(ProviderState.SUSPENDED);
    awaitAWhile();
    holder.commit();
    assertThat(Together.get(second).providers())
        .containsEntry(Samples.TRANSFEZ, ProviderState.SUSPENDED);
  }

  @Test
  void failure_passedOver_isStillNotCommitted() {
    PayoutId held = accepted().id();
    HeldTransaction holder = HeldTransaction.after(stores().transactions(), tx -> lock(tx, held));
    Acceptance lost = acceptance();
    assertThatThrownBy(
            () ->
                run(
                    tx -> {
                      stores().payouts().accept(tx, List.of(lost));
                      assertThatThrownBy(() -> lock(tx, held))
                          .isInstanceOf(StoreConflictException.class);
                      assertThatThrownBy(() -> stores().payouts().find(tx, held))
                          .as("nothing more can be done")
                          .isInstanceOf(RuntimeException.class);
                    }))
        .isInstanceOf(StoreConflictException.class);
    holder.commit();
    assertThat(find(lost.payout().id())).isEmpty();
    assertThat(accept(lost)).containsExactly(new AcceptResult.Accepted());
  }

  @Test
  void lock_ofTwoInOppositeOrders_endsOneAsAConflict() {
    PayoutId one = accepted().id();
    PayoutId other = accepted().id();
    CountDownLatch bothHold = new CountDownLatch(2);
    List<Future<Boolean>> running =
        List.of(
            Together.aside(() -> lockInOrder(one, other, bothHold)),
            Together.aside(() -> lockInOrder(other, one, bothHold)));
    assertThat(running.stream().map(Together::get).toList()).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void save_secondAttemptBeforeProofOfTheFirst_isRefusedByTheStoreItself() {
    PayoutId id = accepted().id();
    change(id, before -> Change.opening(before, Samples.TRANSFEZ));
    assertThatThrownBy(() -> change(id, before -> Change.opening(before, Samples.EASYLINK)))
        .isInstanceOf(RuntimeException.class)
        .isNotInstanceOf(StoreConflictException.class);
    assertThat(found(id).attempts()).hasSize(1);
  }

  @Test
  void save_notFinalAndNeverLookedAt_isRefusedByTheStoreItself() {
    PayoutId id = accepted().id();
    assertThatThrownBy(() -> change(id, before -> Change.of(before).next(NextAction.NEVER).build()))
        .isInstanceOf(RuntimeException.class)
        .isNotInstanceOf(StoreConflictException.class);
    assertThat(found(id).version()).isEqualTo(1);
  }

  @Test
  void accept_referenceOfOneThatAnotherHolds_isAnsweredAtOnce() {
    Payout first = accepted();
    HeldTransaction holder =
        HeldTransaction.after(stores().transactions(), tx -> lock(tx, first.id()));
    assertThat(accept(acceptance("other key", first.instruction())))
        .containsExactly(new AcceptResult.ReferenceUsed(first.id(), true));
    holder.commit();
  }

  @Test
  void accept_referenceOfOneThatAnotherSaves_isAnsweredAfterItsEnd() {
    Payout first = accepted();
    HeldTransaction writer = saving(first.id());
    Future<List<AcceptResult>> second =
        Together.aside(() -> accept(acceptance("other key", first.instruction())));
    awaitAWhile();
    assertThat(second.isDone()).isFalse();
    writer.commit();
    assertThat(Together.get(second))
        .containsExactly(new AcceptResult.ReferenceUsed(first.id(), true));
  }

  @Test
  void acquire_whileAnotherTakesTheChannel_goesByHowThatEnds() {
    HeldTransaction first = acquiring();
    Future<Optional<ChannelLease>> second = Together.aside(() -> acquire(new UUID(2, 2)));
    awaitAWhile();
    first.rollBack();
    ChannelLease taken = Together.get(second).orElseThrow();
    run(tx -> stores().channels().release(tx, taken));

    HeldTransaction third = acquiring();
    Future<Optional<ChannelLease>> fourth = Together.aside(() -> acquire(new UUID(2, 2)));
    awaitAWhile();
    third.commit();
    assertThat(Together.get(fourth)).isEmpty();
  }

  @Test
  void set_byManyAtOnce_isOneHistory() {
    run(tx -> stores().providers().ensureKnown(tx, Map.of(Samples.TRANSFEZ, ProviderState.ACTIVE)));
    ProviderState[] states = ProviderState.values();
    Together.times(
        24,
        i -> {
          set(states[i % states.length]);
          return i;
        });
    List<ProviderStateChange> newestFirst = in(tx -> stores().providers().history(tx, 100));
    assertThat(newestFirst).hasSize(25);
    for (int i = 0; i < 24; i++) {
      assertThat(newestFirst.get(i).from()).isEqualTo(newestFirst.get(i + 1).to());
    }
  }

  /** Whether it got both; false where it had to give way. */
  private boolean lockInOrder(PayoutId first, PayoutId second, CountDownLatch bothHold) {
    try {
      run(
          tx -> {
            lock(tx, first);
            bothHold.countDown();
            Together.await(bothHold);
            lock(tx, second);
          });
      return true;
    } catch (StoreConflictException gaveWay) {
      return false;
    }
  }

  private Payout lock(Transaction tx, PayoutId id) {
    return stores().payouts().lock(tx, List.of(id)).payouts().get(0);
  }

  private void save(Transaction tx, PayoutChange change) {
    stores().payouts().save(tx, List.of(change));
  }

  private HeldTransaction saving(PayoutId id) {
    return HeldTransaction.after(
        stores().transactions(), tx -> save(tx, Change.opening(lock(tx, id), Samples.TRANSFEZ)));
  }

  private HeldTransaction acquiring() {
    return HeldTransaction.after(
        stores().transactions(),
        tx -> stores().channels().acquire(tx, "kafka", new UUID(1, 1), HOUR));
  }

  private Optional<ChannelLease> acquire(UUID owner) {
    return in(tx -> stores().channels().acquire(tx, "kafka", owner, HOUR));
  }

  private void set(ProviderState state) {
    run(tx -> stores().providers().set(tx, Samples.TRANSFEZ, state, "operator:ops", "a test"));
  }

  private Locked claim() {
    return in(tx -> stores().payouts().claimInquiries(tx, Lanes.any(10), HOUR));
  }

  private Set<ProviderName> openProviders() {
    return in(tx -> stores().payouts().providersWithOpenAttempts(tx));
  }

  private int wake() {
    return in(tx -> stores().payouts().wake(tx, WaitCode.NO_ACTIVE_PROVIDER, 10));
  }

  private Payout expired() {
    return change(
        accepted().id(),
        before ->
            Change.of(before)
                .open(Samples.TRANSFEZ)
                .to(PayoutStatus.SUBMITTING)
                .lease(Duration.ZERO)
                .build());
  }

  private Payout pending() {
    Payout payout = accepted();
    change(payout.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    return change(payout.id(), before -> Change.pending(before, Duration.ZERO));
  }

  private Payout waiting() {
    return change(
        accepted().id(),
        before ->
            Change.of(before)
                .payout(
                    payout ->
                        payout.waitingFor(new Waiting(WaitCode.NO_ACTIVE_PROVIDER, Samples.AT)))
                .next(NextAction.in(HOUR))
                .build());
  }

  private void awaitAWhile() {
    Instant begun = storeTime();
    Awaitility.await()
        .atMost(Together.LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> storeTime().isAfter(begun.plus(A_WHILE)));
  }

  private Instant storeTime() {
    return in(tx -> stores().payouts().lock(tx, List.of())).now();
  }
}
