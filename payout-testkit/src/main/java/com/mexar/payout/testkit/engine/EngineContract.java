package com.mexar.payout.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The engine on a real store: every class of fault that concerns it, and the rules that need more
 * than one transaction. A subclass gives the store; each test gets an empty one. After every test
 * the store is read and held against the invariants.
 */
public abstract class EngineContract
    implements Fault01CheckThenAct,
        Fault02MaybeSentIsNotUnsent,
        Fault03FinalStaysFinal,
        Fault04AnnouncedAfterCommit,
        Fault05RepairAgainstTheNormalWay,
        Fault06CallbacksAreNotLost,
        Fault07NeverStuck,
        Fault08EqualIsNotTheSame,
        PoisonRules,
        ClockRules,
        NonceRules,
        RefusalRules,
        StepRules,
        ProviderStateRules,
        LaneRules,
        BreakerRules,
        CancelRules,
        OperatorRules,
        DeliveryRules,
        ResolutionRules,
        RestoreRules {
  private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
  private EngineHarness harness;
  private Thread.@Nullable UncaughtExceptionHandler before;

  /** An empty store, which the contract closes. */
  protected abstract EngineStore freshStore();

  @BeforeEach
  void open() {
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
    harness = new EngineHarness(freshStore());
  }

  @AfterEach
  void closeAndJudge() {
    harness.close();
    try (EngineStore store = harness.store()) {
      assertThat(uncaught).as("what ended a thread of the engine").isEmpty();
      new Invariants(harness, store).check();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Override
  public final EngineHarness harness() {
    return harness;
  }
}
