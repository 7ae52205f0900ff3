package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Drives {@code initdb} and {@code pg_ctl} on one folder. Callers hold the folder's lock. The
 * server is left to itself (pg_ctl gives it a session of its own), so that Ctrl-C on the host does
 * not stop the database under the host's feet.
 */
final class PostgresServer {

  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final PostgresFolder folder;
  private final PostgresBinaries binaries;
  private final Durability durability;
  private final Unprivileged way;

  PostgresServer(PostgresFolder folder, PostgresBinaries binaries, Durability durability) {
    this.folder = folder;
    this.binaries = binaries;
    this.durability = durability;
    this.way = Unprivileged.way(folder.root());
  }

  /** Makes the cluster; a crash on the way leaves nothing that could be taken for one. */
  void initialise(Logins logins) {
    Path fresh = folder.root().resolve("data.new");
    Path password = folder.root().resolve("data.password");
    Folders.delete(fresh);
    try {
      Files.deleteIfExists(password);
      Folders.writePrivately(password, logins.superPassword());
      List<String> initdb = new ArrayList<>();
      initdb.addAll(List.of(binaries.program("initdb"), "-D", fresh.toString()));
      initdb.addAll(List.of("-U", Logins.SUPERUSER, "--pwfile", password.toString()));
      initdb.addAll(List.of("-A", "scram-sha-256", "-E", "UTF8", "--locale=C"));
      initdb.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
      if (durability == Durability.FSYNC_OFF_FOR_TESTS) {
        initdb.add("--no-sync");
      }
      run(LONG, initdb);
      Files.writeString(
          fresh.resolve("postgresql.conf"),
          "\ninclude_if_exists = 'payout.conf'\n",
          StandardOpenOption.APPEND);
      Files.move(fresh, folder.cluster());
    } catch (IOException e) {
      throw new UncheckedIOException("no cluster can be made in " + folder.root(), e);
    } finally {
      password.toFile().delete();
    }
  }

  /** Starts on a cluster on which nobody works; returns when it accepts connections. */
  void start(int port) {
    try {
      Files.writeString(folder.settings(), settings(port));
      keepLogSmall();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL in " + folder.root() + " cannot be set up", e);
    }
    try {
      run(
          LONG,
          pgCtl("start", "-l", folder.log().toString(), "-t", Long.toString(LONG.toSeconds())));
    } catch (StackException e) {
      throw new StackException(
          "PostgreSQL in " + folder.root() + " does not start" + Command.tail(folder.log()), e);
    }
  }

  /** Stops the server of the pid file, with less and less patience. */
  void stop(ProcessHandle postmaster, boolean immediately) {
    for (String mode : immediately ? List.of("immediate") : List.of("fast", "immediate")) {
      if (!Processes.isAlive(postmaster)) {
        return;
      }
      try {
        run(SHORT, pgCtl("stop", "-W", "-m", mode));
      } catch (StackException e) {
        if (!Processes.isAlive(postmaster)) {
          return;
        }
      }
      if (Await.ended(postmaster, SHORT)) {
        return;
      }
    }
    Processes.kill(postmaster, SHORT);
  }

  /**
   * Ends what a killed server left behind: a new one would refuse to start beside its last
   * sessions.
   */
  void endLeftovers() {
    for (ProcessHandle process : Processes.serversIn(realCluster())) {
      Processes.kill(process, SHORT);
    }
  }

  Path realCluster() {
    try {
      return folder.cluster().toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(folder.cluster() + " cannot be read", e);
    }
  }

  /** Quiet about failing statements: they and their details carry names and account numbers. */
  private String settings(int port) {
    return """
        port = %d
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        max_connections = 200
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_error_verbosity = terse
        log_min_error_statement = panic
        %s"""
        .formatted(port, durability.settings());
  }

  private void keepLogSmall() throws IOException {
    Path log = folder.log();
    if (Files.exists(log) && Files.size(log) > 10_000_000) {
      Files.move(log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<String> pgCtl(String action, String... more) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(binaries.program("pg_ctl"), "-D", folder.cluster().toString(), "-s", action));
    command.addAll(List.of(more));
    return command;
  }

  private void run(Duration bound, List<String> command) {
    way.own(folder.root());
    Command.run(folder.root(), bound, way.command(command));
  }
}
