package com.mexar.payout.sandbox.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Merges what several observers saw into one order of time: a row is held back for a moment, so
 * that an earlier one that an observer tells later goes before it. Rows may come from any thread;
 * one thread follows.
 */
final class Timeline {

  /** Asked again and again whether a story has ended. */
  interface Ending {
    boolean isReached() throws InterruptedException;
  }

  private static final Duration HELD_BACK = Duration.ofMillis(250);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final InstantSource clock;
  private final BlockingQueue<Row> arrived = new LinkedBlockingQueue<>();

  Timeline(InstantSource clock) {
    this.clock = clock;
  }

  void add(Row row) {
    arrived.add(row);
  }

  /**
   * Hands rows over to be printed until the end is reached and all its rows are out, or the bound
   * has passed.
   *
   * @param wanted rows that belong here; others are dropped
   * @return whether the end was reached
   */
  boolean follow(Consumer<Row> printer, Predicate<Row> wanted, Ending end, Duration bound)
      throws InterruptedException {
    Instant deadline = clock.instant().plus(bound);
    Queue<Row> held = new PriorityQueue<>(Comparator.comparing(Row::at));
    boolean reached = end.isReached();
    while (!reached && clock.instant().isBefore(deadline)) {
      take(held, wanted);
      print(held, printer, clock.instant().minus(HELD_BACK));
      reached = end.isReached();
    }
    Instant last = clock.instant();
    while (clock.instant().isBefore(last.plus(HELD_BACK))) {
      take(held, wanted);
      print(held, printer, clock.instant().minus(HELD_BACK));
    }
    print(held, printer, last);
    arrived.addAll(held);
    return reached;
  }

  private void take(Queue<Row> held, Predicate<Row> wanted) throws InterruptedException {
    Row next = arrived.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    while (next != null) {
      if (wanted.test(next)) {
        held.add(next);
      }
      next = arrived.poll();
    }
  }

  private static void print(Queue<Row> held, Consumer<Row> printer, Instant until) {
    for (Row row = held.peek(); row != null && !row.at().isAfter(until); row = held.peek()) {
      printer.accept(row);
      held.remove();
    }
  }
}
