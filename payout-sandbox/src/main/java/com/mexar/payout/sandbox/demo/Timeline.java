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
import java.util.function.Function;
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

  private final Console console;
  private final InstantSource clock;
  private final BlockingQueue<Row> arrived = new LinkedBlockingQueue<>();

  Timeline(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  void add(Row row) {
    arrived.add(row);
  }

  /**
   * Prints rows, with times since the beginning, until the end is reached, all its rows are out, or
   * the bound has passed.
   *
   * @param began when the story of a row began
   * @param wanted rows that belong here; others are dropped
   * @return whether the end was reached
   */
  boolean follow(Function<Row, Instant> began, Predicate<Row> wanted, Ending end, Duration bound)
      throws InterruptedException {
    Instant deadline = clock.instant().plus(bound);
    Queue<Row> held = new PriorityQueue<>(Comparator.comparing(Row::at));
    boolean reached = end.isReached();
    while (!reached && clock.instant().isBefore(deadline)) {
      take(held, wanted);
      print(held, began, clock.instant().minus(HELD_BACK));
      reached = end.isReached();
    }
    Instant last = clock.instant();
    while (clock.instant().isBefore(last.plus(HELD_BACK))) {
      take(held, wanted);
      print(held, began, clock.instant().minus(HELD_BACK));
    }
    print(held, began, last);
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

  private void print(Queue<Row> held, Function<Row, Instant> began, Instant until) {
    for (Row row = held.peek(); row != null && !row.at().isAfter(until); row = held.peek()) {
      console.row(row, began.apply(row));
      held.remove();
    }
  }
}
