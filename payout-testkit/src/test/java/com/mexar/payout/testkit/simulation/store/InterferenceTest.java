package com.mexar.payout.testkit.simulation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.Fingerprint;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.store.AcceptResult;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.testkit.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class InterferenceTest {
  private final SimulatedDatabase database = SimulatedDatabase.inRealTime();
  private final Mishap mishap = new Mishap();
  private final Stores disturbed = database.connect(mishap);
  private final Stores other = database.connect(Interference.NONE);

  @Test
  void before_everyStatement_isToldWhatItDoes() {
    Acceptance acceptance = acceptance();
    in(disturbed, tx -> disturbed.payouts().accept(tx, List.of(acceptance)));
    in(disturbed, tx -> disturbed.payouts().lock(tx, List.of(acceptance.payout().id())));
    assertThat(mishap.statements).containsExactly("accept payouts", "lock payouts");
  }

  @Test
  void before_connectionDies_isRolledBackAndFreeWhileTheWorkStillRuns() {
    Acceptance acceptance = acceptance();
    assertThatThrownBy(
            () ->
                in(
                    disturbed,
                    tx -> {
                      disturbed.payouts().accept(tx, List.of(acceptance));
                      mishap.next = new StoreUnavailableException("dead", new IOException("dead"));
                      assertThatThrownBy(() -> find(disturbed, tx, acceptance))
                          .isInstanceOf(StoreUnavailableException.class);
                      assertThat(accept(other, acceptance))
                          .containsExactly(new AcceptResult.Accepted());
                      assertThatThrownBy(() -> find(disturbed, tx, acceptance))
                          .as("the connection stays dead")
                          .isInstanceOf(StoreUnavailableException.class);
                      return true;
                    }))
        .isInstanceOf(StoreConflictException.class);
  }

  @Test
  void before_hostCrashes_isRolledBackAndTheErrorPasses() {
    Acceptance acceptance = acceptance();
    mishap.next = new Crash();
    assertThatThrownBy(() -> accept(disturbed, acceptance)).isInstanceOf(Crash.class);
    assertThatThrownBy(
            () ->
                in(
                    disturbed,
                    tx -> {
                      disturbed.payouts().accept(tx, List.of(acceptance));
                      mishap.next = new Crash();
                      return find(disturbed, tx, acceptance);
                    }))
        .isInstanceOf(Crash.class);
    assertThat(database.committed().payouts()).isEmpty();
    assertThat(accept(other, acceptance)).containsExactly(new AcceptResult.Accepted());
  }

  @Test
  void commit_refused_isRolledBackAndNotKnown() {
    Acceptance acceptance = acceptance();
    mishap.fate = Interference.Fate.REFUSED;
    assertThatThrownBy(() -> accept(disturbed, acceptance))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(database.committed().payouts()).isEmpty();
    assertThat(accept(other, acceptance)).containsExactly(new AcceptResult.Accepted());
  }

  @Test
  void commit_answerLost_isCommittedAndNotKnown() {
    Acceptance acceptance = acceptance();
    mishap.fate = Interference.Fate.ANSWER_LOST;
    assertThatThrownBy(() -> accept(disturbed, acceptance))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(database.committed().payouts()).containsExactly(acceptance.payout().id());
    assertThat(accept(other, acceptance))
        .as("the very same again")
        .containsExactly(new AcceptResult.Accepted());
  }

  @Test
  void transactionOfAnotherDatabase_isRefused() {
    Stores elsewhere = SimulatedDatabase.inRealTime().connect(Interference.NONE);
    PayoutId any = Samples.payoutId();
    assertThatThrownBy(() -> in(elsewhere, tx -> other.payouts().find(tx, any)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> other.payouts().find(new Transaction() {}, any))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean find(Stores stores, Transaction tx, Acceptance acceptance) {
    return stores.payouts().find(tx, acceptance.payout().id()).isPresent();
  }

  private static List<AcceptResult> accept(Stores stores, Acceptance acceptance) {
    return in(stores, tx -> stores.payouts().accept(tx, List.of(acceptance)));
  }

  private static <T> T in(Stores stores, Function<Transaction, T> work) {
    return stores.transactions().inTransaction(work);
  }

  private static Acceptance acceptance() {
    Payout payout = Samples.payout();
    Transition transition =
        new Transition(
            1, null, payout.status(), Cause.ACCEPTED, null, "client:x", null, Samples.AT, null);
    return new Acceptance(
        payout,
        new IdempotencyKey(payout.id().toString()),
        Fingerprint.of(payout.instruction()),
        transition,
        new Event(
            Samples.payoutId().value(),
            payout.id(),
            payout.client(),
            EventType.ACCEPTED,
            1,
            Samples.AT,
            "{}",
            payout.trace()));
  }

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Happens once. */
  private static final class Mishap implements Interference {
    private final List<String> statements = new ArrayList<>();
    private Throwable next;
    private Fate fate = Fate.COMMITTED;

    @Override
    public void before(String statement) {
      statements.add(statement);
      Throwable now = next;
      next = null;
      if (now instanceof RuntimeException failure) {
        throw failure;
      }
      if (now instanceof Error crash) {
        throw crash;
      }
    }

    @Override
    public Fate commit() {
      Fate now = fate;
      fate = Fate.COMMITTED;
      return now;
    }
  }
}
