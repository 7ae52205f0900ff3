package com.mexar.payout.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

  @Test
  void freshDatabase_twice_areTwoEmptyDatabases() throws Exception {
    String one = TestPostgres.shared().freshDatabase();
    String two = TestPostgres.shared().freshDatabase();
    migrate(one);
    assertThat(one).isNotEqualTo(two);
    assertThat(Sql.ask(two, "SELECT to_regclass('t')")).isNull();
    TestPostgres.shared().drop(one);
    assertThatThrownBy(() -> Sql.ask(one, "SELECT 1")).isInstanceOf(SQLException.class);
  }

  @Test
  void freshDatabase_ofATemplate_isPreparedOnce() throws Exception {
    AtomicInteger prepared = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      String url =
          TestPostgres.shared()
              .freshDatabase(
                  "migrated",
                  address -> {
                    prepared.incrementAndGet();
                    migrate(address);
                  });
      assertThat(Sql.ask(url, "SELECT v FROM t")).isEqualTo("1");
    }
    assertThat(prepared).hasValue(1);
  }

  @Test
  void ownServer_stoppedAbruptlyAndRestarted_hasTheSameAddressAndWhatWasCommitted()
      throws Exception {
    try (TestPostgres postgres = TestPostgres.start()) {
      String url = postgres.freshDatabase();
      migrate(url);
      postgres.stopAbruptly();
      assertThatThrownBy(() -> Sql.ask(url, "SELECT 1")).isInstanceOf(SQLException.class);
      postgres.restart();
      assertThat(Sql.ask(url, "SELECT v FROM t")).isEqualTo("1");
    }
  }

  @Test
  void sharedServer_stopped_refuses() {
    assertThatThrownBy(() -> TestPostgres.shared().stopAbruptly())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> TestPostgres.shared().close())
        .isInstanceOf(IllegalStateException.class);
  }

  private static void migrate(String url) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t AS SELECT 1 AS v");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
