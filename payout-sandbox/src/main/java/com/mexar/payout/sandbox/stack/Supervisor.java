package com.mexar.payout.sandbox.stack;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after a server again and again on a daemon thread, also after it could not be helped. */
final class Supervisor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final Duration LAST_LOOK = Duration.ofMinutes(2);

  private final String name;
  private final ScheduledThreadPoolExecutor thread;

  private Supervisor(String name, ScheduledThreadPoolExecutor thread) {
    this.name = name;
    this.thread = thread;
  }

  static Supervisor of(String name, Runnable look) {
    ScheduledThreadPoolExecutor thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread daemon = new Thread(task, "supervisor-" + name);
              daemon.setDaemon(true);
              return daemon;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    Supervisor supervisor = new Supervisor(name, thread);
    thread.execute(() -> supervisor.look(look));
    return supervisor;
  }

  private void look(Runnable look) {
    Duration next = PERIOD;
    try {
      look.run();
    } catch (RuntimeException e) {
      LOG.error("{} cannot be brought up; trying again", name, e);
      next = PERIOD.multipliedBy(8);
    }
    var unused = thread.schedule(() -> look(look), next.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns when no look is under way any more. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_LOOK.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("{} is still being brought up", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
