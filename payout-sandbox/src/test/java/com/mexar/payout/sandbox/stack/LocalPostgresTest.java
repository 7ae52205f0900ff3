package com.mexar.payout.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

  private static final int KILLED = 137;

  /**
   * One folder for all, since making a durable cluster takes longest; no test needs it to be new.
   */
  @TempDir static Path dataDir;

  @Test
  void keptServer_started_isDurableAndAsksForAPassword() throws Exception {
    try (LocalPostgres postgres = LocalPostgres.kept(dataDir)) {
      assertThat(Sql.ask(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(Sql.ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(Sql.ask(postgres, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(Sql.ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(Sql.ask(postgres, "SELECT current_database()")).isEqualTo("payout");
      assertThat(Sql.ask(postgres, "SHOW is_superuser")).isEqualTo("off");
      assertThatThrownBy(() -> Sql.ask(postgres.jdbcUrl(), "payout", "guessed", "SELECT 1"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(dataDir.resolve("postgres/logins"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void keptServer_closedAndStartedAgain_hasItsDataAndItsPort() throws Exception {
    int port;
    long pid;
    try (LocalPostgres postgres = LocalPostgres.kept(dataDir)) {
      Sql.run(postgres, "CREATE TABLE kept AS SELECT 'kept' AS v");
      port = postgres.port();
      pid = postgres.pid();
    }
    assertThat(isAlive(pid)).isFalse();
    try (LocalPostgres postgres = LocalPostgres.kept(dataDir)) {
      assertThat(Sql.ask(postgres, "SELECT v FROM kept")).isEqualTo("kept");
      assertThat(postgres.port()).isEqualTo(port);
    }
  }

  @Test
  void keptServer_openedTwiceInOneJvm_isRefused() {
    try (LocalPostgres postgres = LocalPostgres.kept(dataDir)) {
      assertThatThrownBy(() -> LocalPostgres.kept(dataDir))
          .isInstanceOf(IllegalStateException.class);
      assertThat(postgres.port()).isPositive();
    }
  }

  @Test
  void keptServer_leftRunningByAKilledJvm_isAdopted() throws Exception {
    assertThat(StartAndHalt.launch("postgres", dataDir).waitFor()).isEqualTo(KILLED);
    Postmaster left = Postmaster.namedBy(cluster()).orElseThrow();
    try (LocalPostgres postgres = LocalPostgres.kept(dataDir)) {
      assertThat(postgres.pid()).isEqualTo(left.process().pid());
      assertThat(postgres.port()).isEqualTo(left.port());
      assertThat(Sql.ask(postgres, "SELECT 1")).isEqualTo("1");
    }
    assertThat(isAlive(left.process().pid())).isFalse();
  }

  @Test
  void keptServer_restartedByAnotherJvm_isStoppedByTheLastToLeave() throws Exception {
    try (LocalPostgres postgres = LocalPostgres.kept(dataDir)) {
      ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
      assertThat(StartAndHalt.launch("postgres", dataDir).waitFor()).isEqualTo(KILLED);
      assertThat(Postmaster.namedBy(cluster())).isPresent();
    }
    assertThat(Postmaster.namedBy(cluster())).isEmpty();
  }

  @Test
  void keptServer_startedByTwoJvmsAtOnce_isOneServer() throws Exception {
    Process one = StartAndHalt.launch("postgres", dataDir);
    Process two = StartAndHalt.launch("postgres", dataDir);
    try (LocalPostgres postgres = LocalPostgres.kept(dataDir)) {
      assertThat(one.waitFor()).isEqualTo(KILLED);
      assertThat(two.waitFor()).isEqualTo(KILLED);
      assertThat(Postmaster.namedBy(cluster()).orElseThrow().process().pid())
          .isEqualTo(postgres.pid());
      assertThat(Sql.ask(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void keptServer_killedWithItsJvm_isReplaced() throws Exception {
    assertThat(StartAndHalt.launch("postgres", dataDir).waitFor()).isEqualTo(KILLED);
    Postmaster left = Postmaster.namedBy(cluster()).orElseThrow();
    left.process().destroyForcibly();
    try (LocalPostgres postgres = LocalPostgres.kept(dataDir)) {
      assertThat(postgres.pid()).isNotEqualTo(left.process().pid());
      assertThat(Sql.ask(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void stalePidFile_numberInUseByAnother_doesNotPreventTheStart() throws Exception {
    LocalPostgres.kept(dataDir).close();
    long stranger = ProcessHandle.current().pid();
    String stale = stranger + "\n" + cluster() + "\n1700000000\n15999\n\n127.0.0.1\n\nready   \n";
    Files.writeString(cluster().resolve("postmaster.pid"), stale);
    try (LocalPostgres postgres = LocalPostgres.kept(dataDir)) {
      assertThat(Sql.ask(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void stalePidFile_emptyAfterAPowerFailure_doesNotPreventTheStart() throws Exception {
    LocalPostgres.kept(dataDir).close();
    Files.createFile(cluster().resolve("postmaster.pid"));
    try (LocalPostgres postgres = LocalPostgres.kept(dataDir)) {
      assertThat(Sql.ask(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void supervisedServer_killedWithASessionAtWork_comesBackOnItsPort() throws Exception {
    try (LocalPostgres postgres = LocalPostgres.kept(dataDir);
        Connection atWork =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Statement statement = atWork.createStatement()) {
      postgres.supervise();
      Sql.run(postgres, "CREATE TABLE supervised AS SELECT 'committed' AS v");
      statement.execute("SELECT 1");
      String url = postgres.jdbcUrl();
      long pid = postgres.pid();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptionsInstanceOf(SQLException.class)
          .until(() -> !isAlive(pid) && postgres.pid() != pid && isCommitted(postgres));
      assertThat(postgres.jdbcUrl()).isEqualTo(url);
    }
  }

  private static boolean isCommitted(LocalPostgres postgres) throws SQLException {
    return "committed".equals(Sql.ask(postgres, "SELECT v FROM supervised"));
  }

  private static Path cluster() throws Exception {
    return dataDir.resolve("postgres/data").toRealPath();
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(Processes::isAlive).isPresent();
  }
}
