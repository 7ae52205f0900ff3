package com.mexar.payout.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

  @TempDir Path dataDir;

  @Test
  void keptServer_freshFolder_isDurableAndAsksForAPassword() throws Exception {
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
      Sql.run(postgres, "CREATE TABLE t AS SELECT 'kept' AS v");
      port = postgres.port();
      pid = postgres.pid();
    }
    assertThat(ProcessHandle.of(pid).filter(Processes::isAlive)).isEmpty();
    try (LocalPostgres postgres = LocalPostgres.kept(dataDir)) {
      assertThat(Sql.ask(postgres, "SELECT v FROM t")).isEqualTo("kept");
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
}
