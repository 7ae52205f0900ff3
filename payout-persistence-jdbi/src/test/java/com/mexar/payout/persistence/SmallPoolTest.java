package com.mexar.payout.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.engine.CallbackAnswer;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.json.EventJson;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CallFault;
import com.mexar.payout.testkit.provider.Gate;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The pool has one connection, and a provider hangs in more calls than that: whoever kept a
 * connection or a row lock during a call would stop everybody else.
 */
class SmallPoolTest {
  private static final ProviderName ALPHA = new ProviderName("alpha");
  private static final ProviderName BETA = new ProviderName("beta");
  private static final int HANGING = 4;

  private final Gate gate = new Gate();
  private final LedgerProvider hanging = LedgerProvider.named(ALPHA).concurrency(HANGING).build();
  private final LedgerProvider quick =
      LedgerProvider.named(BETA).settlesAs(EvidenceKind.ACKNOWLEDGED).build();
  private PostgresEngineStore store;
  private PayoutEngine engine;

  @BeforeEach
  void start() {
    store = new PostgresEngineStore(PayoutDataSource.open(TestDatabases.migrated(), null, null, 1));
    engine =
        PayoutEngine.builder(store.stores(), new EventJson())
            .provider(hanging)
            .provider(quick)
            .settings(
                EngineSettings.builder()
                    .inquiryDelays(List.of(Duration.ofMillis(100)))
                    .pollInterval(Duration.ofMillis(50))
                    .initialStates(Map.of(ALPHA, ProviderState.ACTIVE, BETA, ProviderState.ACTIVE))
                    .build())
            .build();
    engine.start();
  }

  @AfterEach
  void stop() {
    gate.open();
    engine.close();
    store.close();
  }

  @Test
  void provider_hangsInSteps_everybodyElseGoesOn() {
    hanging.always(ProviderCall.EXECUTE, CallFault.held(gate));
    List<PayoutId> held = IntStream.range(0, HANGING).mapToObj(i -> accept(ALPHA)).toList();
    hanging.awaitCalls(ProviderCall.EXECUTE, HANGING);

    payThroughTheOther();

    gate.open();
    held.forEach(id -> await(id, PayoutStatus.PAID));
    assertThat(hanging.executions()).hasSize(HANGING);
  }

  @Test
  void provider_hangsInInquiries_everybodyElseGoesOn() {
    hanging.always(ProviderCall.EXECUTE, CallFault.LOST_AFTER);
    hanging.always(ProviderCall.INQUIRE, CallFault.held(gate));
    List<PayoutId> held = IntStream.range(0, HANGING).mapToObj(i -> accept(ALPHA)).toList();
    hanging.awaitCalls(ProviderCall.INQUIRE, HANGING);

    payThroughTheOther();

    gate.open();
    held.forEach(id -> await(id, PayoutStatus.PAID));
    assertThat(hanging.executions()).hasSize(HANGING);
  }

  /** Accepted, sent, called back and inquired, while the calls to the hanging one are held. */
  private void payThroughTheOther() {
    PayoutId byCallback = accept(BETA);
    PayoutId byInquiry = accept(BETA);
    Payout pending = await(byCallback, PayoutStatus.PENDING);
    await(byInquiry, PayoutStatus.PENDING);
    var attempt = pending.attempts().get(0).reference();
    assertThat(engine.receive(BETA, quick.statement(attempt, EvidenceKind.PAID)))
        .isInstanceOf(CallbackAnswer.Kept.class);
    await(byCallback, PayoutStatus.PAID);

    quick.settle(
        engine.find(byInquiry).orElseThrow().attempts().get(0).reference(), EvidenceKind.PAID);
    await(byInquiry, PayoutStatus.PAID);
  }

  private Payout await(PayoutId payout, PayoutStatus status) {
    patiently()
        .untilAsserted(
            () -> assertThat(engine.find(payout).orElseThrow().status()).isEqualTo(status));
    return engine.find(payout).orElseThrow();
  }

  private PayoutId accept(ProviderName provider) {
    AcceptAnswer answer =
        engine.accept(
            Samples.CLIENT,
            new IdempotencyKey(Samples.reference().value()),
            Samples.anInstruction().provider(provider).build());
    return ((AcceptAnswer.Accepted) answer).payout().id();
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
  }
}
