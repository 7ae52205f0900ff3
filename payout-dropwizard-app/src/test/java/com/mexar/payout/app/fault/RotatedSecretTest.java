package com.mexar.payout.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.app.TestGateway;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Fault;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Keys are changed at the provider while calls are under way, and then here, by a new start. */
class RotatedSecretTest {
  private static final Duration LATE = Duration.ofMillis(400);

  private final String database = TestGateway.freshDatabase(TestPostgres.shared());
  private final String firstSecret = UUID.randomUUID().toString();
  private final String secondSecret = UUID.randomUUID().toString();

  @Test
  void keys_rotatedWhileCallsAreUnderWay_failNothingAndAreTakenInTheirOverlap() throws Exception {
    try (TransfezSimulator provider = TransfezSimulator.builder().slowness(LATE).start()) {
      String paid;
      String drafted;
      String waiting;
      try (TestGateway before = start(provider, "k1=" + firstSecret)) {
        Following payouts = new Following(before);
        paid = payouts.pay();
        payouts.awaitPaid(paid);
        long drafts = provider.ledger().count(Step.DRAFT);
        provider.faults().next(Step.DRAFT, Fault.SLOW);
        drafted = payouts.pay();
        await().until(() -> provider.ledger().count(Step.DRAFT) > drafts);
        provider.rotateApiKey(UUID.randomUUID().toString());
        waiting = payouts.pay();
        payouts.awaitWaiting(waiting, "PROVIDER_UNAVAILABLE");
        payouts.awaitStatus(drafted, "IN_DOUBT");
        assertThat(provider.ledger().executions()).hasSize(1);
      }
      try (TestGateway after = start(provider, "k2=" + secondSecret + ",k1=" + firstSecret)) {
        Following payouts = new Following(after);
        payouts.awaitPaid(drafted);
        payouts.awaitPaid(waiting);
        assertThat(provider.ledger().executions())
            .hasSize(3)
            .extracting(Execution::reference)
            .doesNotHaveDuplicates();

        String attempt = payouts.attempt(paid);
        assertThat(payouts.callBack(attempt, "k1", firstSecret, "1").status()).isEqualTo(204);
        assertThat(payouts.callBack(attempt, "k2", secondSecret, "2").status()).isEqualTo(204);
        assertThat(payouts.callBack(attempt, "k1", secondSecret, "3").status()).isEqualTo(401);
      }
    }
  }

  private TestGateway start(TransfezSimulator provider, String callbackKeys) throws Exception {
    return TestGateway.start(
        database,
        Map.of(
            "TRANSFEZ_BASE_URL", provider.baseUrl().toString(),
            "TRANSFEZ_API_KEY", provider.apiKey(),
            "TRANSFEZ_CALLBACK_KEYS", callbackKeys));
  }
}
