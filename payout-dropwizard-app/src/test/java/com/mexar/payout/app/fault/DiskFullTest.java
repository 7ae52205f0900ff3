package com.mexar.payout.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.Requests;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.TestGateway;
import com.mexar.payout.sandbox.Execution;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The database's disk is full: it reads, and refuses each new row with {@code disk_full} (53100). A
 * file system of a few megabytes would need root, so triggers say what the server says when it
 * cannot extend a file; all else of the server, the pool and the host is real.
 */
class DiskFullTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "TRANSFEZ_CALLBACK_KEYS", "k1=" + SECRET,
          "PAYOUT_LEASE", "2s",
          "PAYOUT_CALL_TIMEOUT", "1s");
  private static final List<String> TABLES =
      List.of("payout", "payout_attempt", "payout_transition", "idempotency", "event", "callback");

  @Test
  void disk_full_nothingIsPromisedAndNothingIsLost() throws Exception {
    try (TestGateway gateway = TestGateway.start(SETTINGS)) {
      Requests http = new Requests(gateway);
      Following payouts = new Following(gateway);
      String settled = payouts.pay();
      payouts.awaitPaid(settled);
      String attempt = payouts.attempt(settled);
      List<String> underWay = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        underWay.add(payouts.pay());
      }

      fill(gateway);
      String key = Requests.fresh();
      String body = Requests.body(Requests.fresh());
      Answer refused = http.pay(key, body);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.problem()).isEqualTo("unavailable");
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(payouts.callBack(attempt, "k1", SECRET, "{\"news\":1}").status()).isEqualTo(503);
      assertThat(payouts.find(settled).path("status").asText()).isEqualTo("PAID");

      free(gateway);
      Answer accepted = http.pay(key, body);
      assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
      assertThat(payouts.callBack(attempt, "k1", SECRET, "{\"news\":1}").status()).isEqualTo(204);
      underWay.add(accepted.location().toString());
      underWay.forEach(payouts::awaitPaid);
      assertThat(gateway.transfez().ledger().executions())
          .hasSize(7)
          .extracting(Execution::reference)
          .doesNotHaveDuplicates();
    }
  }

  private static void fill(TestGateway gateway) throws Exception {
    execute(
        gateway,
        """
        CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
        END $$
        """);
    for (String table : TABLES) {
      execute(
          gateway,
          "CREATE TRIGGER disk_full BEFORE INSERT OR UPDATE ON %s EXECUTE FUNCTION no_space()"
              .formatted(table));
    }
  }

  private static void free(TestGateway gateway) throws Exception {
    for (String table : TABLES) {
      execute(gateway, "DROP TRIGGER disk_full ON " + table);
    }
  }

  private static void execute(TestGateway gateway, String sql) throws Exception {
    try (Connection connection = gateway.connectToDatabase();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
