package com.mexar.payout.threads;

import java.time.Duration;

/**
 * The only source of threads, and the only way to wait, that the engine knows. {@link #REAL} is
 * what hosts use. In a simulation one thread runs at a time, and time passes when all of them wait.
 * Thread-safe.
 */
public interface Threads {
  /** Daemon threads of the JVM, in real time. */
  Threads REAL = new RealThreads();

  /** Starts a thread that does this and ends. */
  RunningThread start(String name, Runnable work);

  /** Threads for short pieces of work, as many as there are pieces at the same time. */
  ThreadPool newPool(String name);

  /** A signal that nobody has given yet. */
  Signal newSignal();

  /**
   * Nanoseconds that have passed since some moment of the past. Nobody sets it: it never goes back,
   * and may stand still while the machine does.
   */
  long monotonicNanos();

  /** Waits this long, woken by nothing but an interrupt. */
  void pause(Duration length) throws InterruptedException;
}
