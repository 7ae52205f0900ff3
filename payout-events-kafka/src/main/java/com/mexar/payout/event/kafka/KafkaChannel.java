package com.mexar.payout.event.kafka;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.event.Waves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes on a Kafka topic. A producer is made when the first batch comes, so that a Kafka that
 * is down delays no start. {@link #publish} is for one thread at a time; {@link #close} may come
 * from another and ends a publish that is under way.
 *
 * <p>A later event of a payout is handed to the producer only when the earlier one is acknowledged.
 * The idempotent producer alone does not keep that order: when a record of it is refused or runs
 * out of time, it bumps its epoch, numbers the records behind it anew and sends them, so that a
 * later event would arrive before the earlier one is tried again; and a broker that holds no state
 * of a producer yet takes any first number. Waves cost a round trip for each further event of one
 * payout in a batch, and need to know nothing of this.
 */
final class KafkaChannel implements EventChannel {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaChannel.class);

  private final String topic;
  private final Duration timeout;
  private final ProducerSource producers;
  private final Object lock = new Object();
  private @Nullable Producer<String, byte[]> producer;
  private boolean closed;

  KafkaChannel(String topic, Duration timeout, ProducerSource producers) {
    this.topic = topic;
    this.timeout = timeout;
    this.producers = producers;
  }

  @Override
  public String name() {
    return KafkaChannelFactory.NAME;
  }

  @Override
  public void publish(List<LoggedEvent> events) throws ChannelException, InterruptedException {
    // bounds a wait for the outside world; monotonic, and no matter of the injected clock
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean done = false;
    try {
      Producer<String, byte[]> current = producer();
      for (List<LoggedEvent> wave : Waves.of(events)) {
        await(send(current, wave, deadline), deadline);
      }
      done = true;
    } catch (ExecutionException e) {
      throw Failures.refused(topic, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw Failures.late(topic, timeout, e);
    } catch (InterruptException e) {
      // Kafka sets the flag and throws its own; the caller is promised Java's
      Thread.interrupted();
      throw (InterruptedException) new InterruptedException().initCause(e);
    } catch (KafkaException | IllegalStateException e) {
      throw Failures.refused(topic, e);
    } finally {
      if (!done) {
        // what it still holds would pile up with every retry and arrive as ever more repeats
        discard();
      }
    }
  }

  /** Drops what is not sent, at once: unacknowledged events come again from the log. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
    }
    discard();
  }

  private List<Future<?>> send(
      Producer<String, byte[]> current, List<LoggedEvent> wave, long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<Future<?>> sent = new ArrayList<>(wave.size());
    for (LoggedEvent logged : wave) {
      Future<?> acknowledgement = current.send(CloudEventRecords.of(topic, logged.event()));
      if (acknowledgement.isDone()) {
        // most likely refused before it left, such as for want of the topic: so would be the rest
        acknowledgement.get();
      }
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException();
      }
      sent.add(acknowledgement);
    }
    return sent;
  }

  private static void await(List<Future<?>> sent, long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    for (Future<?> acknowledgement : sent) {
      acknowledgement.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
  }

  private Producer<String, byte[]> producer() {
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("the channel is closed");
      }
      Producer<String, byte[]> current = producer;
      if (current == null) {
        current = producers.open();
        producer = current;
      }
      return current;
    }
  }

  private void discard() {
    Producer<String, byte[]> given;
    synchronized (lock) {
      given = producer;
      producer = null;
    }
    if (given == null) {
      return;
    }
    try {
      given.close(Duration.ZERO);
    } catch (KafkaException e) {
      LOG.warn("a Kafka producer could not be closed in good order", e);
    }
  }
}
