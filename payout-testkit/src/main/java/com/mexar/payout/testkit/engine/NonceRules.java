package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.engine.CallbackAnswer;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.LedgerProviderBuilder;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The nonce of a callback names one message, whichever host it reaches and however late. */
interface NonceRules extends EngineTests {

  @Test
  default void nonce_knownToAnotherHost_isRefusedWithOtherBytesAndMovesNothing() {
    LedgerProvider ledger = acknowledging();
    PayoutEngine one = host(ledger);
    PayoutEngine two = host(ledger);
    AttemptReference told = pending(one);
    PayoutId other = harness().pay(one);
    harness().awaitStatus(other, PayoutStatus.PENDING);
    ledger.settle(harness().attempt(other, 1), EvidenceKind.PAID);

    assertThat(one.receive(ALPHA, SigningProvider.callback("n1", told)))
        .isInstanceOf(CallbackAnswer.Kept.class);
    RawCallback forged = SigningProvider.callback("n1", harness().attempt(other, 1));

    assertRefused(two.receive(ALPHA, forged));
    assertRefused(one.receive(ALPHA, forged));
    assertThat(two.receive(ALPHA, SigningProvider.callback("n1", told)))
        .isInstanceOf(CallbackAnswer.Kept.class);
    EngineHarness.awaitRounds(one, 2);
    assertThat(harness().status(other)).isEqualTo(PayoutStatus.PENDING);
    assertThat(harness().store().callbacks()).isEqualTo(1);
  }

  @Test
  default void nonce_knownBeforeARestart_isRefusedWithOtherBytes() {
    LedgerProvider ledger = acknowledging();
    PayoutEngine before = host(ledger);
    AttemptReference told = pending(before);
    AttemptReference other = pending(before);
    before.receive(ALPHA, SigningProvider.callback("n1", told));
    before.close();

    PayoutEngine after = host(ledger);

    assertRefused(after.receive(ALPHA, SigningProvider.callback("n1", other)));
    assertThat(after.receive(ALPHA, SigningProvider.callback("n1", told)))
        .isInstanceOf(CallbackAnswer.Kept.class);
    assertThat(after.receive(ALPHA, SigningProvider.callback("n2", other)))
        .isInstanceOf(CallbackAnswer.Kept.class);
  }

  @Test
  default void fault01_oneNonceAtManyHosts_byManyThreads_isKeptWithOneMessage() {
    LedgerProvider ledger = acknowledging();
    PayoutEngine one = host(ledger);
    PayoutEngine two = host(ledger);
    List<AttemptReference> attempts = List.of(pending(one), pending(one));

    List<CallbackAnswer> answers =
        Crowd.atOnce(
            40,
            i ->
                (Callable<CallbackAnswer>)
                    () ->
                        (i % 2 == 0 ? one : two)
                            .receive(ALPHA, SigningProvider.callback("n1", attempts.get(i / 20))));

    assertThat(answers).filteredOn(CallbackAnswer.Kept.class::isInstance).hasSize(20);
    assertThat(answers).filteredOn(CallbackAnswer.NotAuthentic.class::isInstance).hasSize(20);
    assertThat(harness().store().callbacks()).isEqualTo(1);
  }

  private LedgerProvider acknowledging() {
    LedgerProviderBuilder builder =
        LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED);
    return harness().provider(builder);
  }

  private PayoutEngine host(LedgerProvider ledger) {
    return harness()
        .start(
            harness().store().stores(),
            builder ->
                builder
                    .settings(harness().noInquiries().build())
                    .channel(harness().channel())
                    .provider(new SigningProvider(ledger)));
  }

  private AttemptReference pending(PayoutEngine engine) {
    PayoutId payout = harness().pay(engine);
    harness().awaitStatus(payout, PayoutStatus.PENDING);
    return harness().attempt(payout, 1);
  }

  private static void assertRefused(CallbackAnswer answer) {
    assertThat(answer)
        .isEqualTo(new CallbackAnswer.NotAuthentic("the nonce came before, with another message"));
  }
}
