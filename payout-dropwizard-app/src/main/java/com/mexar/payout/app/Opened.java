package com.mexar.payout.app;

import io.dropwizard.lifecycle.Managed;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the host opened, closed in reverse order: when the server has stopped, or when the start
 * failed half-way. Closing again does nothing. Thread-safe.
 */
final class Opened implements Managed {
  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T opened) {
    open.push(opened);
    return opened;
  }

  @Override
  public synchronized void stop() {
    while (!open.isEmpty()) {
      AutoCloseable next = open.pop();
      try {
        next.close();
      } catch (Exception e) {
        LOG.warn("{} did not close well", next.getClass().getSimpleName(), e);
      }
    }
  }
}
