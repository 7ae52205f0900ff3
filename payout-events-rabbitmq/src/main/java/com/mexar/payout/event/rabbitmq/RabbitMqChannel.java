package com.mexar.payout.event.rabbitmq;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.event.Waves;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes on a topic exchange of RabbitMQ. It connects when the first batch comes, so that a
 * RabbitMQ that is down delays no start, and anew after whatever went wrong. {@link #publish} is
 * for one thread at a time; {@link #close} may come from another and ends a publish that is under
 * way.
 *
 * <p>A later event of a payout is handed over only when the earlier one is confirmed. A channel of
 * AMQP keeps the order of what is taken, but the broker may return or refuse one message and take
 * the next: no queue is bound for the one's type, or a queue was full for a moment.
 *
 * <p>The client waits without bound when the broker does not read, and is deaf to interrupts then.
 * So it works on a thread of its own, which is waited for in time and freed by ending its socket.
 */
final class RabbitMqChannel implements EventChannel {
  private final String exchange;
  private final Duration timeout;
  private final ConnectionSource connections;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(ConnectionSource::daemon);
  private final Object lock = new Object();
  private @Nullable Session session;
  private @Nullable Future<?> work;
  private boolean closed;

  RabbitMqChannel(String exchange, Duration timeout, ConnectionSource connections) {
    this.exchange = exchange;
    this.timeout = timeout;
    this.connections = connections;
  }

  @Override
  public String name() {
    return RabbitMqChannelFactory.NAME;
  }

  @Override
  public void publish(List<LoggedEvent> events) throws ChannelException, InterruptedException {
    Future<?> begun = begin(events);
    boolean ended = false;
    try {
      begun.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      ended = true;
    } catch (ExecutionException e) {
      ended = true;
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (CancellationException e) {
      throw Failures.closed(exchange, e);
    } catch (TimeoutException e) {
      throw late(e);
    } finally {
      end(begun, ended);
    }
  }

  /** Drops what is not confirmed: it comes again from the log. */
  @Override
  public void close() {
    Session idle = null;
    synchronized (lock) {
      closed = true;
      if (work != null) {
        // whoever waits for it ends the session
        work.cancel(true);
      } else {
        idle = session;
        session = null;
      }
    }
    worker.shutdown();
    if (idle != null) {
      idle.close();
    }
  }

  private Future<?> begin(List<LoggedEvent> events) throws ChannelException {
    synchronized (lock) {
      if (closed) {
        throw Failures.closed(exchange);
      }
      Future<?> begun =
          worker.submit(
              () -> {
                publishAll(events);
                return events;
              });
      work = begun;
      return begun;
    }
  }

  private void end(Future<?> begun, boolean ended) {
    synchronized (lock) {
      work = null;
      if (ended && !closed) {
        return;
      }
      // in this order: a worker that is not interrupted yet has a session that can be killed
      begun.cancel(true);
      if (session != null) {
        session.kill();
        session = null;
      }
    }
  }

  private void publishAll(List<LoggedEvent> events) throws Exception {
    try {
      for (List<LoggedEvent> wave : Waves.of(events)) {
        publishWave(wave);
      }
    } catch (Exception e) {
      // of what went wrong in it, nothing is to reach the next batch, such as a late return
      drop();
      throw e;
    }
  }

  private void publishWave(List<LoggedEvent> wave) throws Exception {
    Session current = session();
    try {
      current.publish(wave);
    } catch (ShutdownSignalException e) {
      if (Failures.isOfTheMessage(e)) {
        publishLargest(wave);
      }
      throw e;
    }
  }

  /**
   * After the broker refused a message of the wave without saying which. If it was for its size, it
   * refuses the largest one alone as well; and then it is known that this one is refused.
   */
  private void publishLargest(List<LoggedEvent> wave) throws Exception {
    LoggedEvent largest =
        Collections.max(
            wave,
            Comparator.comparingInt(logged -> CloudEventMessages.body(logged.event()).length));
    Session another = session();
    try {
      another.publish(List.of(largest));
    } catch (ShutdownSignalException e) {
      throw Failures.isOfTheMessage(e)
          ? Failures.tooLarge(exchange, largest.position(), e)
          : Failures.refused(exchange, e);
    }
  }

  private Session session() throws IOException, InterruptedException, TimeoutException {
    Session last;
    Session fresh;
    synchronized (lock) {
      if (closed || Thread.interrupted()) {
        throw new InterruptedException("nobody waits any more");
      }
      last = session;
      if (last != null && last.isOpen()) {
        return last;
      }
      fresh = new Session(exchange);
      session = fresh;
    }
    if (last != null) {
      last.close();
    }
    fresh.open(connections);
    return fresh;
  }

  private void drop() {
    Session last;
    synchronized (lock) {
      last = session;
      session = null;
    }
    if (last != null) {
      last.close();
    }
  }

  private ChannelException late(TimeoutException cause) {
    synchronized (lock) {
      if (session == null || !session.isOpen()) {
        return Failures.refused(exchange, cause);
      }
      return session.isBlocked()
          ? Failures.blocked(exchange, cause)
          : Failures.late(exchange, timeout, cause);
    }
  }

  private ChannelException failure(Throwable cause) {
    if (cause instanceof ChannelException said) {
      return said;
    }
    synchronized (lock) {
      return closed ? Failures.closed(exchange, cause) : Failures.refused(exchange, cause);
    }
  }
}
