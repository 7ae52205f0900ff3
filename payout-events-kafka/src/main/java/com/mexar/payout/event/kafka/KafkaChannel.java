package com.mexar.payout.event.kafka;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.event.Waves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
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
      if (producers.isPlain()) {
        requireLoopback(current);
      }
      for (List<LoggedEvent> wave : Waves.of(events)) {
        await(send(current, wave, deadline), deadline);
      }
      done = true;
    } catch (TimeoutException e) {
      throw Failures.late(topic, timeout, e);
    } catch (InterruptException e) {
      // Kafka sets the flag and throws its own; the caller is promised Java's
      Thread.interrupted();
      throw (InterruptedException) new InterruptedException().initCause(e);
    } catch (KafkaException | IllegalStateException e) {
      throw Failures.batch(topic, e);
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

  /** A broker on this machine may send us on to one that is not. */
  private void requireLoopback(Producer<String, byte[]> current) throws ChannelException {
    for (PartitionInfo partition : current.partitionsFor(topic)) {
      Node leader = partition.leader();
      if (leader != null && !BrokerAddresses.isOnLoopback(leader.host())) {
        throw Failures.elsewhere(topic, leader.host());
      }
    }
  }

  private List<Sent> send(Producer<String, byte[]> current, List<LoggedEvent> wave, long deadline)
      throws ChannelException, InterruptedException, TimeoutException {
    List<Sent> sent = new ArrayList<>(wave.size());
    for (LoggedEvent logged : wave) {
      Sent next = new Sent(logged, current.send(CloudEventRecords.of(topic, logged.event())));
      sent.add(next);
      if (next.acknowledgement().isDone()) {
        // most likely refused before it left, such as for want of the topic: so would be the rest
        await(List.of(next), deadline);
      }
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException();
      }
    }
    return sent;
  }

  private void await(List<Sent> sent, long deadline)
      throws ChannelException, InterruptedException, TimeoutException {
    for (Sent each : sent) {
      try {
        each.acknowledgement().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw failure(sent, e.getCause() == null ? e : e.getCause());
      }
    }
  }

  /** The first that failed may have done so for the sake of another. */
  private ChannelException failure(List<Sent> sent, Throwable first) throws InterruptedException {
    return Refusal.among(sent)
        .<ChannelException>map(refusal -> Failures.event(topic, refusal))
        .orElseGet(() -> Failures.batch(topic, first));
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
