package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Linux tells of processes that the JDK does not. */
final class Processes {

  /** PostgreSQL, Java, and of RabbitMQ Erlang's machine and port mapper. */
  private static final List<String> SERVERS = List.of("postgres", "java", "beam.smp", "epmd");

  private Processes() {}

  /**
   * Whether it still runs. A killed process whose parent never asks for its end (the first process
   * of a container often does not) stays in the process table; the JDK takes it for alive.
   */
  static boolean isAlive(ProcessHandle process) {
    return process.isAlive() && !isDefunct(process);
  }

  /** Its working folder; empty where the machine does not let us see it. */
  static Optional<Path> workingFolder(ProcessHandle process) {
    try {
      return Optional.of(Files.readSymbolicLink(proc(process, "cwd")));
    } catch (IOException notToBeSeen) {
      return Optional.empty();
    }
  }

  /** Kills at once, and waits until it is gone. */
  static void kill(ProcessHandle process, Duration bound) {
    process.destroyForcibly();
    if (!Await.ended(process, bound)) {
      throw new StackException("process " + process.pid() + " does not die");
    }
  }

  /** Processes of our servers whose working folder is the folder or below; Linux only. */
  static List<ProcessHandle> serversIn(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> SERVERS.stream().anyMatch(name -> isProgram(process, name)))
        .filter(process -> workingFolder(process).filter(cwd -> cwd.startsWith(folder)).isPresent())
        .toList();
  }

  static boolean isProgram(ProcessHandle process, String name) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).getFileName().toString())
        .filter(file -> file.equals(name) || file.startsWith(name + " "))
        .isPresent();
  }

  private static boolean isDefunct(ProcessHandle process) {
    try {
      String stat =
          new String(Files.readAllBytes(proc(process, "stat")), StandardCharsets.ISO_8859_1);
      return stat.startsWith(" Z", stat.lastIndexOf(')') + 1) && isLastThread(process);
    } catch (IOException notToBeSeen) {
      return false;
    }
  }

  /** The first thread of a dying process may be gone before those that still hold its sockets. */
  private static boolean isLastThread(ProcessHandle process) throws IOException {
    try (Stream<Path> threads = Files.list(proc(process, "task"))) {
      return threads.count() <= 1;
    }
  }

  private static Path proc(ProcessHandle process, String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }
}
