package com.mexar.payout.app;

import static com.mexar.payout.app.Requests.body;
import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.sandbox.stack.TestPostgres;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database goes away under a running host, and comes back. */
class OutageTest {

  @Test
  void database_away_is503AndThenEverythingGoesOn() throws Exception {
    try (TestPostgres postgres = TestPostgres.start();
        TestGateway gateway =
            TestGateway.start(
                TestGateway.freshDatabase(postgres), Map.of("PAYOUT_DB_POOL_SIZE", "8"))) {
      Requests http = new Requests(gateway);
      String path = http.pay(fresh(), body(fresh())).location().toString();
      String key = fresh();
      String reference = fresh();

      postgres.stopAbruptly();
      Answer away = http.pay(key, body(reference));
      assertThat(away.status()).isEqualTo(503);
      assertThat(away.problem()).isEqualTo("unavailable");
      assertThat(away.header("Retry-After")).isNotEmpty();
      assertThat(away.json().path("detail").asText())
          .contains("same Idempotency-Key")
          .contains("same reference");
      assertThat(http.get(path, TestGateway.CLIENT).status()).isEqualTo(503);
      Answer health = http.admin("/healthcheck");
      assertThat(health.status()).isEqualTo(500);
      assertThat(health.json().path("database").path("healthy").asBoolean()).isFalse();

      Answer metrics = http.admin("/metrics");
      assertThat(metrics.status()).isEqualTo(200);
      assertThat(metrics.body())
          .contains("payout_statistics_readable 0.0")
          .contains("payout_worker_progress_age_seconds{worker=\"dispatch\"}");

      postgres.restart();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> http.pay(key, body(reference)).status() == 201);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  http.get(path, TestGateway.CLIENT).json().path("status").asText().equals("PAID"));
      assertThat(http.admin("/healthcheck").status()).isEqualTo(200);
    }
  }
}
