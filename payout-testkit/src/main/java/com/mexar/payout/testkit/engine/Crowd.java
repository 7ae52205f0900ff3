package com.mexar.payout.testkit.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many threads that begin at the same moment. */
final class Crowd {
  private Crowd() {}

  /** Runs all of them at once and returns their answers in order. */
  static <T> List<T> atOnce(int count, IntFunction<Callable<T>> task) {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    CountDownLatch ready = new CountDownLatch(count);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Callable<T> mine = task.apply(i);
        futures.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return mine.call();
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> future : futures) {
        answers.add(future.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } catch (ExecutionException e) {
      throw new AssertionError("one of the crowd failed", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
