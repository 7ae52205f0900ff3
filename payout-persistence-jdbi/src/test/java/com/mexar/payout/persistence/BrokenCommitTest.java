package com.mexar.payout.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.json.EventJson;
import com.mexar.payout.persistence.CommitBreaker.Fate;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.RecordingChannel;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection dies in the middle of COMMIT: the client cannot know on which side of it. */
class BrokenCommitTest {
  private static final ProviderName ALPHA = new ProviderName("alpha");
  private static final int CUT = 80;
  private static final Map<ProviderName, ProviderState> ACTIVE =
      Map.of(ALPHA, ProviderState.ACTIVE);

  private final String address = TestDatabases.migrated();

  @ParameterizedTest
  @EnumSource(names = "PASSES", mode = EnumSource.Mode.EXCLUDE)
  void commit_cut_isUnavailableWhetherOrNotItHappened(Fate fate) throws Exception {
    AtomicReference<Fate> next = new AtomicReference<>(fate);
    try (CommitBreaker wire = new CommitBreaker(address, () -> next.getAndSet(Fate.PASSES));
        HikariDataSource pool = PayoutDataSource.open(wire.address(), null, null, 2)) {
      Stores stores = JdbiStores.open(pool);

      assertThatThrownBy(
              () ->
                  stores
                      .transactions()
                      .inTransaction(
                          tx -> {
                            stores.providers().ensureKnown(tx, ACTIVE);
                            return true;
                          }))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("may have happened");

      Map<ProviderName, ProviderState> states =
          stores.transactions().inTransaction(tx -> stores.providers().states(tx));
      assertThat(states).isEqualTo(fate == Fate.LOST ? Map.of() : ACTIVE);
    }
  }

  /**
   * Every fourth of the first, whoever makes it: accepts, claims, steps, answers, positions of the
   * channel.
   */
  @Test
  void commits_cutOnEitherSideUnderLoad_everyPayoutIsPaidOnceAndAnnounced() throws Exception {
    LedgerProvider provider = LedgerProvider.named(ALPHA).twoStep().build();
    RecordingChannel channel = new RecordingChannel("recording");
    AtomicInteger commits = new AtomicInteger();
    AtomicBoolean cutting = new AtomicBoolean();
    try (PostgresEngineStore seen =
            new PostgresEngineStore(PayoutDataSource.open(address, null, null, 1));
        CommitBreaker wire =
            new CommitBreaker(
                address,
                () -> cutting.get() ? everyFourth(commits.incrementAndGet()) : Fate.PASSES);
        HikariDataSource pool = PayoutDataSource.open(wire.address(), null, null, 8);
        PayoutEngine engine = engine(JdbiStores.open(pool), provider, channel)) {
      engine.start();
      cutting.set(true);

      List<PayoutId> payouts = IntStream.range(0, 8).mapToObj(i -> accept(engine)).toList();
      await(() -> assertThat(payouts).allMatch(id -> find(seen, id).status() == PayoutStatus.PAID));
      await(
          () ->
              assertThat(payouts)
                  .allMatch(id -> channel.firstArrivals(id).size() == find(seen, id).sequence()));

      assertThat(seen.payouts()).containsExactlyInAnyOrderElementsOf(payouts);
      assertThat(provider.executions()).hasSize(8);
      assertThat(channel.disorder()).isEmpty();
      assertThat(commits.get()).as("commits on the wire").isGreaterThan(CUT);
    }
  }

  private static Fate everyFourth(int commit) {
    if (commit > CUT || commit % 4 != 0) {
      return Fate.PASSES;
    }
    return commit % 8 == 0 ? Fate.LOST : Fate.DONE_AND_UNANSWERED;
  }

  private static Payout find(PostgresEngineStore store, PayoutId payout) {
    Stores stores = store.stores();
    return stores
        .transactions()
        .inTransaction(tx -> stores.payouts().find(tx, payout))
        .orElseThrow();
  }

  /** As a client does: the same request with the same key, until there is an answer. */
  private static PayoutId accept(PayoutEngine engine) {
    IdempotencyKey key = new IdempotencyKey(Samples.reference().value());
    PayoutInstruction instruction = Samples.anInstruction().build();
    while (true) {
      try {
        AcceptAnswer answer = engine.accept(Samples.CLIENT, key, instruction);
        assertThat(answer).isInstanceOf(AcceptAnswer.Accepted.class);
        return ((AcceptAnswer.Accepted) answer).payout().id();
      } catch (StoreUnavailableException e) {
        assertThat(e).hasMessageContaining("SQLSTATE");
      }
    }
  }

  private static PayoutEngine engine(
      Stores stores, LedgerProvider provider, RecordingChannel channel) {
    return PayoutEngine.builder(stores, new EventJson())
        .provider(provider)
        .channel(channel)
        .settings(
            EngineSettings.builder()
                .lease(Duration.ofMillis(800))
                .callTimeout(Duration.ofMillis(200))
                .inquiryDelays(List.of(Duration.ofMillis(100)))
                .pollInterval(Duration.ofMillis(50))
                .initialStates(ACTIVE)
                .build())
        .build();
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(assertion);
  }
}
