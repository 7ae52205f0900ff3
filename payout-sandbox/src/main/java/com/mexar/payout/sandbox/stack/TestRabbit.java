package com.mexar.payout.sandbox.stack;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real broker of AMQP 0-9-1 for tests, one of each make in a JVM and gone with it, giving each
 * test the name of an exchange of its own. What it has confirmed outlives {@link #kill}; tests that
 * kill it run alone and bring it up again. Used by one thread at a time.
 */
public final class TestRabbit {

  /** Which broker it is. */
  public enum Make {
    /** Qpid Broker-J, which needs nothing installed. */
    EMBEDDED,
    /** The machine's own RabbitMQ, where it has one. */
    INSTALLED;

    public boolean isThere() {
      return this == EMBEDDED || RabbitMqServer.scripts().isPresent();
    }
  }

  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Map<Make, TestRabbit> STARTED = new EnumMap<>(Make.class);

  private final Path folder;
  private final AmqpServer server;
  private final int port;
  private final AtomicInteger exchanges = new AtomicInteger();
  private @Nullable ProcessHandle process;

  private TestRabbit(Make make) {
    this.folder = TestFolders.create("rabbit");
    this.server =
        switch (make) {
          case EMBEDDED -> new QpidServer(folder);
          case INSTALLED -> new RabbitMqServer(folder);
        };
    this.port = FreePort.find(new SecureRandom());
  }

  /** The broker of a make, running. */
  public static synchronized TestRabbit running(Make make) {
    TestRabbit rabbit =
        STARTED.computeIfAbsent(
            make,
            wanted -> {
              TestRabbit made = new TestRabbit(wanted);
              Runtime.getRuntime().addShutdownHook(new Thread(made::end, "test-rabbit-stop"));
              return made;
            });
    rabbit.ensureRunning();
    return rabbit;
  }

  /** Its address, with a user who may do everything. Always the same. */
  public String uri() {
    return "amqp://guest:guest@127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** The name of an exchange that nobody has declared. */
  public String freshExchange() {
    return "test-" + exchanges.incrementAndGet();
  }

  /** From now on it refuses messages that are longer, on connections that are made. */
  public void takeAtMost(int bytes) {
    server.takeAtMost(bytes);
  }

  /** Raises or lifts the alarm under which it takes nothing. Not of the embedded one. */
  public void alarm(boolean raised) {
    server.alarm(raised);
  }

  /**
   * Lets in one more user, whose password is the name, with the rights to configure and to write
   * what these patterns match. Not of the embedded one.
   */
  public void permit(String user, String configure, String write) {
    server.permit(user, configure, write);
  }

  /** Kills it at once. */
  public void kill() {
    if (process != null) {
      Processes.kill(process, ANSWER);
    }
  }

  /** Starts it again on the same port, with what it had confirmed, if it is not running. */
  public void ensureRunning() {
    if (process != null && Processes.isAlive(process)) {
      return;
    }
    ProcessHandle launched = server.launch(port);
    process = launched;
    if (!Await.ready(launched, ANSWER, () -> server.isReady(port))) {
      launched.destroyForcibly();
      throw new StackException(
          "the broker in "
              + folder
              + " does not start"
              + Command.tail(folder.resolve("server.log")));
    }
  }

  private void end() {
    try {
      kill();
    } finally {
      server.close();
      Folders.delete(folder);
    }
  }
}
