package com.mexar.payout.testkit.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Runs work on real threads that begin at the same moment. Stateless. */
final class Together {
  static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int THREADS = 12;

  private Together() {}

  /** The results of so many calls, made by at most twelve threads at a time. */
  static <T> List<T> times(int calls, IntFunction<T> work) {
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(calls, THREADS));
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  await(start);
                  return work.apply(number);
                }));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(get(one));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Begins one piece of work on a thread of its own. */
  static <T> Future<T> aside(Callable<T> work) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(work);
    } finally {
      thread.shutdown();
    }
  }

  static <T> T get(Future<T> running) {
    try {
      return running.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("still not done", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("never came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
