package com.mexar.payout.threads;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The JVM's own. */
final class RealThreads implements Threads {

  @Override
  public RunningThread start(String name, Runnable work) {
    Thread thread = daemon(name, work);
    thread.start();
    return new RunningThread() {
      @Override
      public void join(Duration atMost) throws InterruptedException {
        thread.join(Math.max(1, atMost.toMillis()));
      }

      @Override
      public void interrupt() {
        thread.interrupt();
      }
    };
  }

  @Override
  public ThreadPool newPool(String name) {
    AtomicInteger count = new AtomicInteger();
    ExecutorService threads =
        Executors.newCachedThreadPool(work -> daemon(name + "-" + count.incrementAndGet(), work));
    return new ThreadPool() {
      @Override
      public void execute(Runnable work) {
        threads.execute(work);
      }

      @Override
      public void close(Duration patience) {
        threads.shutdown();
        try {
          if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
          }
        } catch (InterruptedException e) {
          threads.shutdownNow();
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  @Override
  public Signal newSignal() {
    return new RealSignal();
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration length) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(length.toNanos());
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
