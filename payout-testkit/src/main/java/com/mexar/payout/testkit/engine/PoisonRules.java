package com.mexar.payout.testkit.engine;

import static com.mexar.payout.testkit.engine.EngineHarness.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.engine.CallbackAnswer;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One message that nobody can work on stops none that comes behind it. */
interface PoisonRules extends EngineTests {

  @Test
  default void callback_thatThePlugInFailsAt_stopsNoOtherAndIsAskedAbout() {
    LedgerProvider provider =
        harness().provider(LedgerProvider.named(ALPHA).settlesAs(EvidenceKind.ACKNOWLEDGED));
    PayoutEngine engine = harness().start(harness().noInquiries(), provider);
    List<PayoutId> payouts = harness().payMany(engine, 4);
    harness().awaitAll(payouts, PayoutStatus.PENDING);
    PayoutId poisoned = payouts.get(0);
    List<PayoutId> others = payouts.subList(1, payouts.size());

    assertThat(engine.receive(ALPHA, unreadable(provider, poisoned)))
        .isInstanceOf(CallbackAnswer.Kept.class);
    for (PayoutId other : others) {
      provider.settle(harness().attempt(other, 1), EvidenceKind.PAID);
      engine.receive(ALPHA, provider.statement(harness().attempt(other, 1), EvidenceKind.PAID));
    }

    harness().awaitAll(others, PayoutStatus.PAID);
    provider.awaitCalls(ProviderCall.INQUIRE, 1);
    assertThat(provider.calls(ProviderCall.INQUIRE, harness().attempt(poisoned, 1))).isEqualTo(1);
    assertThat(harness().status(poisoned)).isEqualTo(PayoutStatus.PENDING);
  }

  /** Authentic, by its token, and nothing that the plug-in was written for. */
  private RawCallback unreadable(LedgerProvider provider, PayoutId payout) {
    RawCallback hint = provider.hint(harness().attempt(payout, 1));
    return new RawCallback(
        hint.method(),
        hint.path(),
        hint.query(),
        hint.headers(),
        "no kind of evidence".getBytes(StandardCharsets.UTF_8),
        hint.remoteAddress());
  }
}
