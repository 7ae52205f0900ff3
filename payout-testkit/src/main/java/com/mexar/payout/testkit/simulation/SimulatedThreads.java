package com.mexar.payout.testkit.simulation;

import com.mexar.payout.threads.RunningThread;
import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.ThreadPool;
import com.mexar.payout.threads.Threads;
import java.time.Duration;

/** The threads of one host, on the timeline. They end when the host does. */
final class SimulatedThreads implements Threads {
  private final Timeline timeline;
  private final Group host;

  SimulatedThreads(Timeline timeline, Group host) {
    this.timeline = timeline;
    this.host = host;
  }

  @Override
  public RunningThread start(String name, Runnable work) {
    Timeline.Task task = timeline.begin(name, host, work);
    return new RunningThread() {
      @Override
      public void join(Duration atMost) throws InterruptedException {
        task.join(atMost);
      }

      @Override
      public void interrupt() {
        task.interrupt();
      }
    };
  }

  @Override
  public ThreadPool newPool(String name) {
    return new ThreadPool() {
      @Override
      public void execute(Runnable work) {
        timeline.begin(name, host, work);
      }

      /** Only a host that crashes ends in a simulation, and takes its tasks with it. */
      @Override
      public void close(Duration patience) {
        throw new UnsupportedOperationException("a simulated host does not close");
      }
    };
  }

  @Override
  public Signal newSignal() {
    return timeline.newSignal();
  }

  @Override
  public long monotonicNanos() {
    return timeline.nanos();
  }

  @Override
  public void pause(Duration length) {
    timeline.pause(length);
  }
}
