package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says of the server on a cluster: line 1 is its process, line 4 its
 * port (PostgreSQL's {@code pidfile.h}). The process may have died, and its number may by now be
 * another's.
 */
record Postmaster(ProcessHandle process, int port) {

  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  /** The living process that the pid file names, whoever it is. */
  static Optional<Postmaster> namedBy(Path cluster) {
    try {
      List<String> lines = Files.readAllLines(pidFile(cluster));
      if (lines.size() <= PORT_LINE) {
        return Optional.empty();
      }
      int port = Integer.parseInt(lines.get(PORT_LINE).strip());
      return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
          .filter(Processes::isAlive)
          .map(process -> new Postmaster(process, port));
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  /**
   * Removes the pid file of a server that is gone where PostgreSQL would not: its number is in use
   * again and taken for the server's, or the file is empty after a power failure. To be called when
   * nobody works in the cluster.
   */
  static void forgetNamesake(Path cluster) {
    Path file = pidFile(cluster);
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.isEmpty() || isInUse(Long.parseLong(lines.get(PID_LINE).strip()))) {
        Files.delete(file);
      }
    } catch (NoSuchFileException none) {
      return;
    } catch (IOException | NumberFormatException e) {
      throw new StackException(file + " is not a pid file; is the disk full or damaged?", e);
    }
  }

  private static String ownerOf(Path cluster) {
    try {
      return Files.getOwner(cluster).getName();
    } catch (IOException e) {
      throw new UncheckedIOException(cluster + " cannot be read", e);
    }
  }

  private static boolean isInUse(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static Path pidFile(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /**
   * Whether this surely is a process that merely got the number of a server of the cluster. Where
   * the machine does not say, it is not sure.
   */
  static boolean isStranger(ProcessHandle process, Path cluster) {
    Optional<String> user = process.info().user();
    if (user.isPresent() && !user.get().equals(ownerOf(cluster))) {
      return true;
    }
    boolean otherProgram =
        process.info().command().isPresent() && !Processes.isProgram(process, "postgres");
    return otherProgram
        || Processes.workingFolder(process).filter(folder -> !folder.equals(cluster)).isPresent();
  }
}
