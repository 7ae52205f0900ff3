package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.LedgerProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The wrong duplicate key. */
interface Fault08EqualIsNotTheSame extends EngineTests {

  @Test
  default void fault08_equalContentUnderTwoReferences_isTwoPayouts() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(provider);

    List<PayoutId> payouts = List.of(harness().pay(engine), harness().pay(engine));

    harness().awaitAll(payouts, PayoutStatus.PAID);
    assertThat(provider.executions()).hasSize(2);
  }

  @Test
  default void fault08_sameReferenceAndKeyOfTwoClients_isTwoPayouts() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(provider);
    PayoutInstruction instruction = Samples.anInstruction().build();
    IdempotencyKey key = EngineHarness.key();

    AcceptAnswer first = engine.accept(Samples.CLIENT, key, instruction);
    AcceptAnswer second = engine.accept(new ClientId("payroll"), key, instruction);

    assertThat(List.of(first, second)).allMatch(AcceptAnswer.Accepted.class::isInstance);
    // one reference names two payouts here, of two clients, and the ledger knows no clients
    harness().providerLies();
    harness().awaitAll(harness().store().payouts(), PayoutStatus.PAID);
    assertThat(provider.executions()).hasSize(2);
  }

  @Test
  default void fault08_sameKeyOtherContent_isRefused() {
    LedgerProvider provider = harness().oneStep(ALPHA);
    PayoutEngine engine = harness().start(provider);
    IdempotencyKey key = EngineHarness.key();
    PayoutInstruction instruction = Samples.anInstruction().build();
    engine.accept(Samples.CLIENT, key, instruction);

    AcceptAnswer other =
        engine.accept(
            Samples.CLIENT,
            key,
            Samples.anInstruction()
                .reference(instruction.reference().value())
                .amount("IDR", "1500001")
                .build());

    assertThat(other).isEqualTo(new AcceptAnswer.KeyReused());
    assertThat(harness().store().payouts()).hasSize(1);
  }
}
