package com.mexar.payout.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The histories of many seeds; {@code bin/simulate} begins it. */
public final class Simulation {
  private static final long TELL_EVERY = 1_000;
  private static final int MOST_TOLD = 3;

  /** So many histories know every kind of fault, and every cell of the status table. */
  private static final long ENOUGH = 100_000;

  private final long last;
  private final AtomicLong next;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong turns = new AtomicLong();
  private final List<History.Outcome> bad = new ArrayList<>();
  private final Coverage coverage = new Coverage();
  private final long begun = System.nanoTime();

  private Simulation(long first, long last) {
    this.next = new AtomicLong(first);
    this.last = last;
  }

  /**
   * Lives through all of them, on every core, and tells on standard output how it goes.
   *
   * @return whether every invariant holds in each, and together they know all that may happen
   */
  public static boolean of(long first, long last) throws InterruptedException {
    return new Simulation(first, last).run(first);
  }

  private boolean run(long first) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread thread = new Thread(this::live, "histories-" + i);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(coverage);
    tell();
    bad.stream().limit(MOST_TOLD).forEach(Simulation::tell);
    List<String> missing = last - first + 1 < ENOUGH ? List.of() : coverage.missing();
    missing.forEach(what -> System.out.println("never occurred: " + what));
    System.out.println(
        bad.isEmpty()
            ? "Seeds " + first + ".." + last + ": every invariant holds in each."
            : "Violated in " + bad.size() + " of them.");
    return bad.isEmpty() && missing.isEmpty();
  }

  private static void tell(History.Outcome outcome) {
    long seed = outcome.seed();
    Violation first = outcome.violations().get(0);
    System.out.printf("%nSeed %d (again: --seeds %d..%d)%n", seed, seed, seed);
    outcome.violations().forEach(System.out::println);
    outcome.stories().forEach(System.out::println);
    History.Outcome shortened = Shortening.of(History.Setting.of(seed), first.invariant());
    System.out.println("Shortened, it happens so:");
    shortened.chronicle().forEach(System.out::println);
    shortened.violations().forEach(System.out::println);
    shortened.stories().forEach(System.out::println);
  }

  private void live() {
    for (long seed = next.getAndIncrement(); seed <= last; seed = next.getAndIncrement()) {
      History.Outcome outcome = History.of(seed);
      turns.addAndGet(outcome.turns());
      synchronized (this) {
        coverage.add(outcome.coverage());
        if (!outcome.violations().isEmpty()) {
          bad.add(outcome);
          System.out.println("Seed " + outcome.seed() + ": " + outcome.violations().get(0));
        }
      }
      if (done.incrementAndGet() % TELL_EVERY == 0) {
        tell();
      }
    }
  }

  private synchronized void tell() {
    double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    System.out.printf(
        "%,d histories in %.1f s, %.0f a second, %,d turns, %d with a violation%n",
        done.get(), seconds, done.get() / seconds, turns.get(), bad.size());
  }
}
