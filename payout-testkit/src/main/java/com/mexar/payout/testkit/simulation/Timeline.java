package com.mexar.payout.testkit.simulation;

import com.mexar.payout.threads.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time, and the turn: of all tasks one runs, until it waits or lets others go first. Which
 * one is next is drawn; when all of them wait, time moves on to the first that is to be woken. So a
 * history depends on the draws alone.
 *
 * <p>Each task runs on a thread of its own. All fields are touched by whoever has the turn, and the
 * turn is handed over by a semaphore, which is what makes the fields visible.
 */
final class Timeline {
  /** When every history begins. */
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final RandomGenerator random;
  private final List<Task> ready = new ArrayList<>();
  private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
  private final Turn outside = new Turn();
  private long nanos;
  private long alarmCount;
  private long turns;
  private long mostTurns = Long.MAX_VALUE;
  private long end = Long.MAX_VALUE;
  private @Nullable Task current;
  private @Nullable DefectException broken;

  Timeline(RandomGenerator random) {
    this.random = random;
  }

  Instant now() {
    return BEGIN.plusNanos(nanos);
  }

  /** Since the beginning. */
  long nanos() {
    return nanos;
  }

  /** How often it was somebody's turn. */
  long turns() {
    return turns;
  }

  /** After so many turns nobody gets one any more: tasks that never wait stop time. */
  void stopAfter(long most) {
    mostTurns = most;
  }

  boolean isStopped() {
    return turns >= mostTurns;
  }

  /** Begins a task, which waits for its turn. */
  Task begin(String name, Group group, Runnable work) {
    Task task = new Task(name, group, work);
    group.add(task);
    ready.add(task);
    return task;
  }

  /**
   * Lets the tasks run for so long, or until all have ended. For the thread outside alone.
   *
   * @throws DefectException where one of them ended in an exception
   */
  void run(Duration length) {
    end = nanos + length.toNanos();
    passTurn(null);
    current = null;
    DefectException found = broken;
    if (found != null) {
      broken = null;
      throw found;
    }
  }

  /** Lets others go first, or not, as is drawn. */
  void letOthers() {
    Task self = self();
    ready.add(self);
    passTurn(self);
  }

  /** Waits, woken by nothing but the end of its group. */
  void pause(Duration length) {
    Task self = self();
    alarm(self, length, null);
    passTurn(self);
  }

  /** Does this at a time to come, on a task of its own. */
  void later(Duration after, String name, Group group, Runnable work) {
    begin(
        name,
        group,
        () -> {
          pause(after);
          work.run();
        });
  }

  Signal newSignal() {
    return new Wait();
  }

  /** Ends all tasks of a group where they stand: each meets a {@link Crash} as it wakes. */
  void crash(Group group) {
    for (Task task : group.crash()) {
      if (task != current) {
        wake(task);
      }
    }
  }

  /** The group of the task that has the turn; null outside. */
  @Nullable Group currentGroup() {
    return current == null ? null : current.group;
  }

  private Task self() {
    if (current == null) {
      throw new IllegalStateException("only a task can wait");
    }
    return current;
  }

  private void alarm(Task task, Duration after, @Nullable Wait signal) {
    task.sleeping = new Alarm(nanos + Math.max(0, after.toNanos()), alarmCount++, task, signal);
    alarms.add(task.sleeping);
  }

  /**
   * Hands the turn to the next task and waits for it to come back. Called by whoever has the turn;
   * {@code from} is null for the thread outside, which gets it back at the end.
   */
  private void passTurn(@Nullable Task from) {
    Task next = next();
    if (next == from && next != null) {
      current = next;
      next.meetCrash();
      return;
    }
    if (next == null && from == null) {
      return;
    }
    hand(next);
    if (from == null) {
      outside.await();
    } else {
      from.turn.await();
      from.meetCrash();
    }
  }

  private void hand(@Nullable Task next) {
    current = next;
    (next == null ? outside : next.turn).give();
  }

  /** Null where time is up, or there is nobody left. */
  private @Nullable Task next() {
    Task next = draw();
    while (next != null && next.group.stillUntil > nanos && !next.group.isCrashed()) {
      alarm(next, Duration.ofNanos(next.group.stillUntil - nanos), null);
      next = draw();
    }
    return next;
  }

  private @Nullable Task draw() {
    if (turns >= mostTurns) {
      return null;
    }
    turns++;
    while (ready.isEmpty()) {
      Alarm alarm = alarms.poll();
      if (alarm == null) {
        return null;
      }
      if (alarm.task.sleeping != alarm) {
        continue;
      }
      if (alarm.at > end) {
        alarms.add(alarm);
        nanos = Math.max(nanos, end);
        return null;
      }
      nanos = Math.max(nanos, alarm.at);
      wake(alarm.task);
      if (alarm.signal != null) {
        alarm.signal.waiting.remove(alarm.task);
      }
    }
    int drawn = ready.size() == 1 ? 0 : random.nextInt(ready.size());
    Task last = ready.remove(ready.size() - 1);
    return drawn == ready.size() ? last : ready.set(drawn, last);
  }

  /** Lets nothing of a group happen for so long, as when a host is paused as a whole. */
  void holdStill(Group group, Duration length) {
    group.stillUntil = nanos + length.toNanos();
  }

  private void wake(Task task) {
    task.sleeping = null;
    if (!task.isOver && !ready.contains(task)) {
      ready.add(task);
    }
  }

  private void ended(Task task) {
    task.group.remove(task);
    hand(next());
  }

  /** One thread of the simulated world. */
  final class Task {
    private final String name;
    private final Group group;
    private final Turn turn = new Turn();
    private final Wait end = new Wait();
    private @Nullable Alarm sleeping;
    private boolean interrupted;
    private boolean isOver;

    private Task(String name, Group group, Runnable work) {
      this.name = name;
      this.group = group;
      Carriers.carry(() -> live(work));
    }

    private void live(Runnable work) {
      turn.await();
      try {
        meetCrash();
        work.run();
      } catch (Crash crash) {
        // the host of this task is no more
      } catch (Throwable e) {
        if (broken == null) {
          broken = new DefectException(name, e);
        }
      }
      isOver = true;
      end.giveAll();
      ended(this);
    }

    void join(Duration atMost) throws InterruptedException {
      if (!isOver) {
        end.await(atMost);
      }
    }

    void interrupt() {
      interrupted = true;
      wake(this);
    }

    private void meetCrash() {
      if (group.isCrashed()) {
        throw new Crash();
      }
    }

    private void meetInterrupt() throws InterruptedException {
      if (interrupted) {
        interrupted = false;
        throw new InterruptedException();
      }
    }
  }

  /** A signal of the simulated world. */
  private final class Wait implements Signal {
    private final Deque<Task> waiting = new ArrayDeque<>();
    private boolean pending;

    @Override
    public void give() {
      Task first = waiting.pollFirst();
      if (first == null) {
        pending = true;
      } else {
        wake(first);
      }
    }

    void giveAll() {
      pending = true;
      while (!waiting.isEmpty()) {
        wake(waiting.removeFirst());
      }
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
      Task self = self();
      self.meetCrash();
      self.meetInterrupt();
      if (!pending) {
        waiting.addLast(self);
        alarm(self, atMost, this);
        try {
          passTurn(self);
        } finally {
          waiting.remove(self);
        }
        self.meetInterrupt();
      }
      pending = false;
    }
  }

  /** When a task is to be woken; of no account once the task waits for something else. */
  private static final class Alarm implements Comparable<Alarm> {
    private final long at;
    private final long order;
    private final Task task;
    private final @Nullable Wait signal;

    Alarm(long at, long order, Task task, @Nullable Wait signal) {
      this.at = at;
      this.order = order;
      this.task = task;
      this.signal = signal;
    }

    @Override
    public int compareTo(Alarm other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
