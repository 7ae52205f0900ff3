package com.mexar.payout.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.json.EventJson;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.LedgerProvider;
import com.mexar.payout.testkit.provider.ProviderCall;
import com.mexar.payout.testkit.provider.RecordingChannel;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The database crashes under a running engine and comes back. */
class EngineOutlivesPostgresTest {
  private static final ProviderName ALPHA = new ProviderName("alpha");

  @Test
  void fault07_postgresCrashesUnderLoad_everyPayoutIsPaidOnceAndAnnounced() {
    LedgerProvider provider = LedgerProvider.named(ALPHA).twoStep().build();
    RecordingChannel channel = new RecordingChannel("recording");
    try (TestPostgres postgres = TestPostgres.start();
        HikariDataSource pool = PayoutDataSource.open(postgres.freshDatabase(), null, null, 10)) {
      Schema.migrate(pool);
      try (PayoutEngine engine = engine(pool, provider, channel)) {
        engine.start();
        List<PayoutId> payouts = IntStream.range(0, 40).mapToObj(i -> accept(engine)).toList();
        provider.awaitCalls(ProviderCall.EXECUTE, 3);

        postgres.stopAbruptly();
        postgres.restart();

        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .ignoreExceptions()
            .untilAsserted(
                () ->
                    assertThat(payouts)
                        .allSatisfy(
                            id ->
                                assertThat(engine.find(id).orElseThrow().status())
                                    .isEqualTo(PayoutStatus.PAID)));
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(
                () ->
                    assertThat(payouts)
                        .allSatisfy(
                            id ->
                                assertThat(channel.firstArrivals(id))
                                    .hasSize(engine.history(id).size())));
        assertThat(provider.executions()).hasSize(40);
        assertThat(channel.disorder()).isEmpty();
        AnnouncedEvents.check(pool);
      }
    }
  }

  private static PayoutEngine engine(
      HikariDataSource pool, LedgerProvider provider, RecordingChannel channel) {
    return PayoutEngine.builder(JdbiStores.open(pool), new EventJson())
        .provider(provider)
        .channel(channel)
        .settings(
            EngineSettings.builder()
                .lease(Duration.ofMillis(800))
                .callTimeout(Duration.ofMillis(200))
                .inquiryDelays(List.of(Duration.ofMillis(100)))
                .pollInterval(Duration.ofMillis(50))
                .initialStates(Map.of(ALPHA, ProviderState.ACTIVE))
                .build())
        .build();
  }

  private static PayoutId accept(PayoutEngine engine) {
    AcceptAnswer answer =
        engine.accept(
            Samples.CLIENT,
            new IdempotencyKey(Samples.reference().value()),
            Samples.anInstruction().build());
    return ((AcceptAnswer.Accepted) answer).payout().id();
  }
}
