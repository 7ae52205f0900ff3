package com.mexar.payout.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How a row is measured.
 *
 * @param warmUp how long each side in a JVM works before anything counts
 * @param length of one round of one side
 * @param rounds of each side
 * @param connections of clients to what is measured
 * @param events that wait for a relay
 * @param json where the results are written
 */
record Options(
    Row row, Duration warmUp, Duration length, int rounds, int connections, int events, Path json) {

  static final String USAGE =
      """
      bench accept|life|relay [--seconds N] [--rounds N] [--connections N] [--short] [--json FILE]

        accept   durable payouts per second over HTTP, beside the same four inserts
        life     payouts per second from accept to PAID, beside the same life as four transactions
        relay    events per second from the log to Kafka, beside a bare loop

        --seconds N      length of a round of each side (10); relay sends what waits, however long it takes
        --rounds N       rounds of each side, which alternate (5)
        --connections N  connections at the same time (64)
        --short          seconds instead of minutes: whether it works, no figures
        --json FILE      where the results go (target/bench-ROW.json)""";

  private static final int WAITING = 100_000;
  private static final int WAITING_SHORT = 2_000;

  /**
   * What the warm-up takes, in rounds: a host is slow for more than its first minute under load.
   */
  private static final int WARM_UP_OF_A_HOST = 9;

  private static final int WARM_UP_OF_A_LOOP = 2;

  /**
   * @throws IllegalArgumentException if they are not as {@link #USAGE} says
   */
  static Options of(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    if (left.isEmpty()) {
      throw new IllegalArgumentException("which row?");
    }
    Row row = Row.named(left.removeFirst());
    boolean isShort = left.remove("--short");
    int seconds = isShort ? 1 : 10;
    int rounds = isShort ? 1 : 5;
    int connections = isShort ? 4 : 64;
    Path json = Path.of("target", "bench-" + row.word() + ".json");
    while (!left.isEmpty()) {
      String option = left.removeFirst();
      switch (option) {
        case "--seconds" -> seconds = number(option, left);
        case "--rounds" -> rounds = number(option, left);
        case "--connections" -> connections = number(option, left);
        case "--json" -> json = Path.of(value(option, left));
        default -> throw new IllegalArgumentException("not known: " + option);
      }
    }
    Duration length = Duration.ofSeconds(seconds);
    return new Options(
        row,
        isShort
            ? length
            : length.multipliedBy(row == Row.RELAY ? WARM_UP_OF_A_LOOP : WARM_UP_OF_A_HOST),
        length,
        rounds,
        connections,
        isShort ? WAITING_SHORT : WAITING,
        json);
  }

  private static int number(String option, Deque<String> left) {
    String value = value(option, left);
    if (!value.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(option + " takes a number from 1 to 9999");
    }
    return Integer.parseInt(value);
  }

  private static String value(String option, Deque<String> left) {
    String value = left.poll();
    if (value == null) {
      throw new IllegalArgumentException(option + " takes a value");
    }
    return value;
  }
}
