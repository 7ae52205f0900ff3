package com.mexar.payout.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.TestGateway;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Fault;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Keys are changed at the provider while calls are under way, and then here, by a new start. */
class RotatedSecretTest {
  private final String database = TestGateway.freshDatabase(TestPostgres.shared());
  private final String firstSecret = UUID.randomUUID().toString();
  private final String secondSecret = UUID.randomUUID().toString();

  @Test
  void keys_rotatedWhileCallsAreUnderWay_failNothingAndAreTakenInTheirOverlap() throws Exception {
    try (TransfezSimulator provider = TransfezSimulator.builder().start()) {
      String paid;
      String drafted;
      String waiting;
      try (TestGateway before = start(provider, "k1=" + firstSecret)) {
        Following payouts = new Following(before);
        paid = payouts.pay();
        payouts.awaitPaid(paid);
        provider.faults().otherwise((step, reference, occurrence) -> rotatedAt(step, provider));
        drafted = payouts.pay();
        payouts.awaitStatus(drafted, "IN_DOUBT");
        waiting = payouts.pay();
        payouts.awaitWaiting(waiting, "PROVIDER_UNAVAILABLE");
        assertThat(payouts.find(drafted).path("status").asText()).isEqualTo("IN_DOUBT");
        assertThat(provider.ledger().executions()).hasSize(1);
        provider.faults().clear();
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

  /** The draft is taken under the old key, and answered when that is no longer known. */
  private static Optional<Fault> rotatedAt(Step step, TransfezSimulator provider) {
    if (step == Step.DRAFT) {
      provider.rotateApiKey(UUID.randomUUID().toString());
    }
    return Optional.empty();
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
