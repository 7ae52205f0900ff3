package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.AcceptResult;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Of equal keys and of equal references exactly one is accepted, whoever races. */
public abstract class AcceptContract extends StoreContract {
  private static final AcceptResult ACCEPTED = new AcceptResult.Accepted();

  @Test
  void accept_sameKeySameContent_isReplayedAsThePayoutIsNow() {
    Acceptance first = acceptance("k", Samples.instruction("r"));
    accept(first);
    change(first.payout().id(), before -> Change.opening(before, Samples.TRANSFEZ));
    AcceptResult again = accept(acceptance("k", Samples.instruction("r"))).get(0);
    assertThat(again)
        .isInstanceOfSatisfying(
            AcceptResult.Replayed.class,
            replayed -> {
              assertThat(replayed.payout().id()).isEqualTo(first.payout().id());
              assertThat(replayed.payout().status()).isEqualTo(PayoutStatus.SUBMITTING);
              assertThat(replayed.payout().attempts()).hasSize(1);
            });
  }

  @Test
  void accept_sameKeyOtherContent_isRefused() {
    accept(acceptance("k", Samples.instruction("r1")));
    assertThat(accept(acceptance("k", Samples.instruction("r2"))))
        .containsExactly(new AcceptResult.KeyReused());
    assertThat(accept(acceptance("other", Samples.instruction("r2")))).containsExactly(ACCEPTED);
  }

  @Test
  void accept_referenceUnderAnotherKey_saysWhoseAndWhetherSame() {
    Acceptance first = acceptance("k1", Samples.instruction("r"));
    accept(first);
    PayoutInstruction other = Samples.anInstruction().reference("r").amount("IDR", "7").build();
    assertThat(accept(acceptance("k2", Samples.instruction("r")), acceptance("k3", other)))
        .containsExactly(
            new AcceptResult.ReferenceUsed(first.payout().id(), true),
            new AcceptResult.ReferenceUsed(first.payout().id(), false));
  }

  @Test
  void accept_keyOfARefusedOne_isFree() {
    accept(acceptance("k1", Samples.instruction("r")));
    accept(acceptance("k2", Samples.instruction("r")));
    assertThat(accept(acceptance("k2", Samples.instruction("r2")))).containsExactly(ACCEPTED);
  }

  @Test
  void accept_equalOnesInOneCall_takesTheFirstOfEach() {
    Acceptance first = acceptance("k1", Samples.instruction("r1"));
    List<AcceptResult> results =
        accept(
            first,
            acceptance("k1", Samples.instruction("r1")),
            acceptance("k2", Samples.instruction("r1")),
            acceptance("k2", Samples.instruction("r2")),
            acceptance("k1", Samples.instruction("r3")));
    assertThat(results.get(0)).isEqualTo(ACCEPTED);
    assertThat(results.get(1)).isInstanceOf(AcceptResult.Replayed.class);
    assertThat(results.get(2)).isEqualTo(new AcceptResult.ReferenceUsed(first.payout().id(), true));
    assertThat(results.get(3)).as("a refused one leaves no trace").isEqualTo(ACCEPTED);
    assertThat(results.get(4)).isEqualTo(new AcceptResult.KeyReused());
  }

  @Test
  void accept_equalReferencesInOneCall_takesTheFirstWhateverItsKey() {
    Acceptance first = acceptance("k2", Samples.instruction("r"));
    assertThat(accept(first, acceptance("k1", Samples.instruction("r"))))
        .containsExactly(ACCEPTED, new AcceptResult.ReferenceUsed(first.payout().id(), true));
  }

  @Test
  void accept_sameKeyAndReferenceOfTwoClients_areTwoPayouts() {
    ClientId other = new ClientId("other");
    assertThat(
            accept(
                acceptance("k", Samples.instruction("r")),
                acceptance(other, "k", Samples.instruction("r"))))
        .containsExactly(ACCEPTED, ACCEPTED);
  }

  @Test
  void fault01_accept_equalRequestsByManyAtOnce_areOnePayout() {
    List<AcceptResult> results =
        Together.times(200, i -> accept(acceptance("k", Samples.instruction("r"))).get(0));
    assertThat(results).filteredOn(ACCEPTED::equals).hasSize(1);
    assertThat(results).filteredOn(AcceptResult.Replayed.class::isInstance).hasSize(199);
    PayoutId winner = dueIds().get(0);
    assertThat(dueIds()).containsExactly(winner);
    assertThat(results)
        .filteredOn(AcceptResult.Replayed.class::isInstance)
        .allSatisfy(
            result -> assertThat(((AcceptResult.Replayed) result).payout().id()).isEqualTo(winner));
    assertThat(history(winner)).hasSize(1);
    List<LoggedEvent> log = in(tx -> stores().events().read(tx, 0, 1_000));
    assertThat(log).hasSize(1);
  }

  @Test
  void fault01_accept_sameReferenceUnderManyKeys_isOnePayout() {
    List<AcceptResult> results =
        Together.times(200, i -> accept(acceptance("k" + i, Samples.instruction("r"))).get(0));
    assertThat(results).filteredOn(ACCEPTED::equals).hasSize(1);
    PayoutId winner = dueIds().get(0);
    assertThat(results)
        .filteredOn(result -> !ACCEPTED.equals(result))
        .containsOnly(new AcceptResult.ReferenceUsed(winner, true));
  }

  @Test
  void accept_overlappingBatchesInAnyOrder_neverDeadlock() {
    List<List<AcceptResult>> results =
        Together.times(
            60,
            i -> {
              List<Acceptance> batch = new ArrayList<>();
              for (int n = 0; n < 20; n++) {
                batch.add(acceptance("k" + n, Samples.instruction("r" + (19 - n))));
              }
              Collections.shuffle(batch, new Random(i));
              return in(tx -> stores().payouts().accept(tx, batch));
            });
    assertThat(results.stream().flatMap(List::stream)).filteredOn(ACCEPTED::equals).hasSize(20);
  }

  @Test
  void accept_keyHeldByAnother_givesUpInTime() {
    HeldTransaction holder =
        HeldTransaction.after(
            stores().transactions(),
            tx ->
                stores().payouts().accept(tx, List.of(acceptance("k", Samples.instruction("r")))));
    assertThatThrownBy(() -> accept(acceptance("k", Samples.instruction("r"))))
        .isInstanceOf(StoreConflictException.class);
    holder.rollBack();
    assertThat(accept(acceptance("k", Samples.instruction("r")))).containsExactly(ACCEPTED);
  }

  @Test
  void recall_saysWhatAcceptWould_andStoresNothing() {
    Acceptance wanted = acceptance("k", Samples.instruction("r"));
    assertThat(recall(wanted)).isEmpty();
    assertThat(accept(wanted)).containsExactly(ACCEPTED);
    assertThat(recall(wanted))
        .hasValueSatisfying(it -> assertThat(it).isInstanceOf(AcceptResult.Replayed.class));
    assertThat(recall(acceptance("k", Samples.instruction("r2"))))
        .contains(new AcceptResult.KeyReused());
    assertThat(recall(acceptance("k2", Samples.instruction("r"))))
        .contains(new AcceptResult.ReferenceUsed(wanted.payout().id(), true));
  }

  @Test
  void forgetKeys_olderThanTheRetention_leavesTheReference() {
    Acceptance first = acceptance("k", Samples.instruction("r"));
    accept(first, acceptance("k2", Samples.instruction("r2")));
    assertThat(forget(Duration.ofHours(1), 10)).isZero();
    assertThat(forget(Duration.ZERO, 1)).isEqualTo(1);
    assertThat(forget(Duration.ZERO, 10)).isEqualTo(1);
    assertThat(accept(acceptance("k", Samples.instruction("r"))))
        .containsExactly(new AcceptResult.ReferenceUsed(first.payout().id(), true));
    assertThat(accept(acceptance("k", Samples.instruction("r9")))).containsExactly(ACCEPTED);
  }

  private List<PayoutId> dueIds() {
    return in(tx -> stores().payouts().lockDue(tx, Lanes.any(100))).payouts().stream()
        .map(payout -> payout.id())
        .toList();
  }

  private Optional<AcceptResult> recall(Acceptance wanted) {
    return in(
        tx ->
            stores()
                .payouts()
                .recall(
                    tx,
                    wanted.payout().client(),
                    wanted.key(),
                    wanted.payout().instruction().reference(),
                    wanted.fingerprint()));
  }

  private int forget(Duration retention, int limit) {
    return in(tx -> stores().payouts().forgetKeys(tx, retention, limit));
  }
}
