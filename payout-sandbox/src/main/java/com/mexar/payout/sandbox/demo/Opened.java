package com.mexar.payout.sandbox.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was opened and has to be closed, the last first, also where Ctrl-C comes while something is
 * being opened. Thread-safe.
 */
final class Opened implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private volatile boolean closed;

  /** Opens one more; closing waits for that. */
  synchronized <T extends AutoCloseable> T open(Callable<T> opening) throws Exception {
    if (closed) {
      throw new NotStartedException("told to stop");
    }
    T one = opening.call();
    opened.push(one);
    return one;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    closeAll();
  }

  private synchronized void closeAll() {
    while (!opened.isEmpty()) {
      AutoCloseable one = opened.pop();
      try {
        one.close();
      } catch (Exception e) {
        // the others are to be closed all the same
        LOG.error("cannot be closed: {}", one.getClass().getSimpleName(), e);
      }
    }
  }
}
