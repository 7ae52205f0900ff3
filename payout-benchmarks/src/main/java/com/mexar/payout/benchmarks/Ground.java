package com.mexar.payout.benchmarks;

import com.mexar.payout.sandbox.stack.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What a run stands on: a folder of its own on the disk of temporary files, which goes with it, and
 * a durable PostgreSQL there.
 */
final class Ground implements AutoCloseable {
  private final Path folder;
  private final LocalPostgres postgres;
  private final Thread atExit = new Thread(this::end, "bench-stop");
  private boolean ended;

  private Ground(Path folder, LocalPostgres postgres) {
    this.folder = folder;
    this.postgres = postgres;
  }

  static Ground open() throws IOException {
    // PostgreSQL may have to run as somebody else, who passes through
    Path folder =
        Files.createTempDirectory(
            "payout-bench-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    Ground ground = new Ground(folder, LocalPostgres.kept(folder));
    Runtime.getRuntime().addShutdownHook(ground.atExit);
    return ground;
  }

  Path folder() {
    return folder;
  }

  /** A new database with the schema of the stores. */
  Database database(String name) {
    return Database.make(postgres, name);
  }

  /** What kind of disk commits go to. */
  String disk() throws IOException {
    return Files.getFileStore(folder).type();
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private synchronized void end() {
    if (!ended) {
      ended = true;
      postgres.close();
      delete();
    }
  }

  private void delete() {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be removed", e);
    }
  }
}
