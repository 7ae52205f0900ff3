package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where one local PostgreSQL keeps its cluster, its log, its port and its logins. */
record PostgresFolder(Path root) {

  Path cluster() {
    return root.resolve("data");
  }

  Path log() {
    return root.resolve("server.log");
  }

  Path logins() {
    return root.resolve("logins");
  }

  /** The settings that this package decides; postgresql.conf includes them last. */
  Path settings() {
    return cluster().resolve("payout.conf");
  }

  boolean isInitialised() {
    return Files.exists(cluster().resolve("PG_VERSION"));
  }

  Optional<Integer> recordedPort() {
    try {
      return Optional.of(Integer.valueOf(Files.readString(port()).strip()));
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  void recordPort(int port) {
    try {
      Files.writeString(port(), port + "\n", StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(port() + " cannot be written", e);
    }
  }

  private Path port() {
    return root.resolve("port");
  }
}
