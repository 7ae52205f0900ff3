package com.mexar.payout.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void ownServer_leftRunningByAKilledJvm_isSwept(@TempDir Path unused) throws Exception {
    Set<Path> before = runs();
    assertThat(StartAndHalt.launch("test-postgres", unused).waitFor()).isEqualTo(137);
    Set<Path> left = runs();
    left.removeAll(before);
    assertThat(left).isNotEmpty();
    try (TestPostgres next = TestPostgres.start()) {
      assertThat(next.freshDatabase()).isNotEmpty();
    }
    assertThat(runs()).doesNotContainAnyElementsOf(left);
    assertThat(left).allSatisfy(run -> assertThat(Processes.serversIn(run)).isEmpty());
  }

  private static Set<Path> runs() throws IOException {
    try (Stream<Path> found = Files.list(TestFolders.root())) {
      return found
          .filter(path -> path.getFileName().toString().startsWith("run-"))
          .collect(Collectors.toCollection(HashSet::new));
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
