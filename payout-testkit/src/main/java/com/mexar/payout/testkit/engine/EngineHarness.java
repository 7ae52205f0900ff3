package com.mexar.payout.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.engine.WorkerHealth;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.LedgerProviderBuilder;
import com.mexar.payout.testkit.provider.RecordingChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** What the tests of one store share: engines, providers and a channel, and how to look at them. */
final class EngineHarness implements AutoCloseable {
  static final ProviderName ALPHA = new ProviderName("alpha");
  static final ProviderName BETA = new ProviderName("beta");

  /** Longer than any call or round in these tests. */
  static final Duration LONG = Duration.ofHours(1);

  private static final int WHOLE_LOG = 100_000;

  private EngineStore store;
  private final List<PayoutEngine> engines = new ArrayList<>();
  private final List<LedgerProvider> providers = new ArrayList<>();
  private RecordingChannel channel = new RecordingChannel("recording");
  private boolean providerLies;

  EngineHarness(EngineStore store) {
    this.store = store;
  }

  EngineStore store() {
    return store;
  }

  /**
   * Ends every engine, and has those that are started from now on work on a backup, with a channel
   * of their own: what the first one has heard of is lost.
   */
  void restore(EngineStore backup) {
    engines.forEach(PayoutEngine::close);
    store.close();
    store = backup;
    channel = new RecordingChannel("recording");
  }

  RecordingChannel channel() {
    return channel;
  }

  List<LedgerProvider> providers() {
    return providers;
  }

  /** A provider whose ledger is judged when the test ends. */
  LedgerProvider provider(LedgerProviderBuilder builder) {
    LedgerProvider provider = builder.build();
    providers.add(provider);
    return provider;
  }

  /** Pays in one step. */
  LedgerProvider oneStep(ProviderName name) {
    return provider(LedgerProvider.named(name));
  }

  /** Drafts, then confirms. */
  LedgerProvider twoStep(ProviderName name) {
    return provider(LedgerProvider.named(name).twoStep());
  }

  /** The settings of most tests: everything short, every provider active. */
  EngineSettings.Builder settings() {
    return EngineSettings.builder()
        .lease(Duration.ofSeconds(2))
        .callTimeout(Duration.ofMillis(500))
        .inquiryDelays(
            List.of(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200)))
        .pollInterval(Duration.ofMillis(50))
        .batch(50)
        .breaker(5, Duration.ofMillis(100))
        .initialStates(Map.of(ALPHA, ProviderState.ACTIVE, BETA, ProviderState.ACTIVE));
  }

  /** For tests that wait for a lease to run out. */
  EngineSettings.Builder shortLease() {
    return settings().lease(Duration.ofMillis(600)).callTimeout(Duration.ofMillis(200));
  }

  /** Without a hint, nobody inquires while the test runs. */
  EngineSettings.Builder noInquiries() {
    return settings().inquiryDelays(List.of(LONG));
  }

  PayoutEngine start(LedgerProvider... with) {
    return start(settings(), with);
  }

  PayoutEngine start(EngineSettings.Builder settings, LedgerProvider... with) {
    return start(store.stores(), settings, with);
  }

  PayoutEngine start(Stores stores, EngineSettings.Builder settings, LedgerProvider... with) {
    return start(
        stores,
        builder -> {
          builder.settings(settings.build()).channel(channel);
          List.of(with).forEach(builder::provider);
        });
  }

  PayoutEngine start(Stores stores, Consumer<PayoutEngine.Builder> how) {
    PayoutEngine engine = build(stores, how);
    engine.start();
    return engine;
  }

  /** One that looks for what is lost, at these providers or at all. */
  PayoutEngine startAfterRestore(
      EngineSettings.Builder settings, Set<ProviderName> inUse, LedgerProvider... with) {
    PayoutEngine engine =
        build(
            store.stores(),
            builder -> {
              builder.settings(settings.build()).channel(channel);
              List.of(with).forEach(builder::provider);
            });
    engine.startAfterRestore(inUse, Operators.act("ana", "the disk is lost"));
    return engine;
  }

  private PayoutEngine build(Stores stores, Consumer<PayoutEngine.Builder> how) {
    PayoutEngine.Builder builder = PayoutEngine.builder(stores, store.renderer());
    how.accept(builder);
    PayoutEngine engine = builder.build();
    engines.add(engine);
    return engine;
  }

  /** The engine that was started last. */
  PayoutEngine lastEngine() {
    return engines.get(engines.size() - 1);
  }

  /** Accepts a payout of the usual instruction. */
  PayoutId pay(PayoutEngine engine) {
    return pay(engine, Samples.anInstruction().build());
  }

  /** Accepts a payout for this provider alone. */
  PayoutId pay(PayoutEngine engine, ProviderName provider) {
    return pay(engine, Samples.anInstruction().provider(provider).build());
  }

  PayoutId pay(PayoutEngine engine, PayoutInstruction instruction) {
    AcceptAnswer answer = engine.accept(Samples.CLIENT, key(), instruction);
    assertThat(answer).isInstanceOf(AcceptAnswer.Accepted.class);
    return ((AcceptAnswer.Accepted) answer).payout().id();
  }

  List<PayoutId> payMany(PayoutEngine engine, int count) {
    List<PayoutId> payouts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      payouts.add(pay(engine));
    }
    return payouts;
  }

  /** A key that was never used before. */
  static IdempotencyKey key() {
    return new IdempotencyKey(Samples.reference().value());
  }

  Payout find(PayoutId payout) {
    return store
        .stores()
        .transactions()
        .inTransaction(tx -> store.stores().payouts().find(tx, payout))
        .orElseThrow();
  }

  PayoutStatus status(PayoutId payout) {
    return find(payout).status();
  }

  /** The reference of a payout's attempt, whether or not it was opened yet. */
  AttemptReference attempt(PayoutId payout, int number) {
    return AttemptReference.derive(Samples.CLIENT, find(payout).instruction().reference(), number);
  }

  Payout awaitStatus(PayoutId payout, PayoutStatus status) {
    patiently().untilAsserted(() -> assertThat(status(payout)).isEqualTo(status));
    return find(payout);
  }

  void awaitAll(List<PayoutId> payouts, PayoutStatus status) {
    patiently()
        .untilAsserted(
            () -> assertThat(payouts).allSatisfy(id -> assertThat(status(id)).isEqualTo(status)));
  }

  void awaitTask(PayoutId payout, TaskKind task) {
    patiently().untilAsserted(() -> assertThat(store.openTasks(payout)).contains(task));
  }

  /** Until every worker that works by the second has made so many rounds more. */
  static void awaitRounds(PayoutEngine engine, int rounds) {
    for (int i = 0; i < rounds; i++) {
      Instant seen = oldestProgress(engine);
      patiently().until(() -> oldestProgress(engine).isAfter(seen));
    }
  }

  private static Instant oldestProgress(PayoutEngine engine) {
    return engine.health().stream()
        .filter(worker -> !worker.worker().endsWith("-retention"))
        .map(WorkerHealth::lastProgress)
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** Until every event of the log has arrived on the channel. */
  void awaitChannel() {
    patiently()
        .untilAsserted(
            () ->
                assertThat(
                        Set.copyOf(channel.arrivals().stream().map(LoggedEvent::position).toList()))
                    .containsAll(log().stream().map(LoggedEvent::position).toList()));
  }

  List<LoggedEvent> log() {
    return store
        .stores()
        .transactions()
        .inTransaction(tx -> store.stores().events().read(tx, 0, WHOLE_LOG));
  }

  void set(ProviderName provider, ProviderState state) {
    store
        .stores()
        .transactions()
        .inTransaction(
            tx -> {
              store.stores().providers().set(tx, provider, state, "operator:ana", "a test");
              return true;
            });
  }

  static ConditionFactory patiently() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20));
  }

  /** A provider of this test says what is not true, so its ledger is not judged. */
  void providerLies() {
    providerLies = true;
  }

  boolean isJudged() {
    return !providerLies;
  }

  @Override
  public void close() {
    engines.forEach(PayoutEngine::close);
  }
}
