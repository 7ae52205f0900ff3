package com.mexar.payout.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.sandbox.stack.TestKafka;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BrokerLostTest {
  private static final String NOBODY = "127.0.0.1:1";
  private static final List<LoggedEvent> BATCH = List.of(Events.event(Samples.payoutId(), 1));

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void broker_killedInTheMiddle_losesNothingAndKeepsTheOrder() throws Exception {
    try (TestKafka kafka = TestKafka.start();
        EventChannel channel = channel(kafka.bootstrap(), "1s", kafka.freshTopic(2))) {
      Topic topic = new Topic(kafka.bootstrap(), "test-1");
      List<LoggedEvent> log = Events.log(new SplittableRandom(3), 300, 8);
      CountDownLatch halfway = new CountDownLatch(1);
      CompletableFuture<Integer> failures =
          CompletableFuture.supplyAsync(() -> relay(channel, log, halfway), threads);

      halfway.await();
      kafka.kill();
      kafka.restart();

      assertThat(failures.get(90, TimeUnit.SECONDS)).isPositive();
      assertThat(Events.inOrder(log, topic.arrivals())).isTrue();
    }
  }

  @Test
  void publish_nobodyThere_failsInTimeAndSaysSo() throws Exception {
    try (EventChannel channel = channel(NOBODY, "1s")) {
      Instant begun = Instant.now();
      assertThatThrownBy(() -> channel.publish(BATCH))
          .isInstanceOf(ChannelException.class)
          .hasMessage("Kafka topic t: no broker of the bootstrap list answered in time");
      assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void publish_hostNotKnown_failsAndSaysSo() throws Exception {
    try (EventChannel channel = channel("no-such-host.invalid:9092", "1s")) {
      assertThatThrownBy(() -> channel.publish(BATCH))
          .isInstanceOf(ChannelException.class)
          .hasMessageEndingWith("do the host names of the bootstrap list resolve?");
    }
  }

  @Test
  void publish_interrupted_endsAtOnce() throws Exception {
    try (EventChannel channel = channel(NOBODY, "5m")) {
      CompletableFuture<Throwable> outcome = new CompletableFuture<>();
      Thread thread = publishing(channel, outcome);
      thread.interrupt();
      assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void close_whilePublishing_isQuickAndEndsThePublish() throws Exception {
    EventChannel channel = channel(NOBODY, "5m");
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    publishing(channel, outcome);
    Instant begun = Instant.now();
    channel.close();
    assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(ChannelException.class);
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  private static Thread publishing(EventChannel channel, CompletableFuture<Throwable> outcome) {
    Thread thread =
        new Thread(
            () -> {
              try {
                channel.publish(BATCH);
                outcome.complete(null);
              } catch (Throwable e) {
                outcome.complete(e);
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING && !outcome.isDone()) {
      Thread.onSpinWait();
    }
    return thread;
  }

  /**
   * Publishes as the engine's relay does: the same batch until it is acknowledged, then the next.
   */
  private static int relay(EventChannel channel, List<LoggedEvent> log, CountDownLatch halfway) {
    int failures = 0;
    int position = 0;
    while (position < log.size()) {
      int end = Math.min(log.size(), position + 50);
      try {
        channel.publish(log.subList(position, end));
        position = end;
      } catch (ChannelException e) {
        failures++;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (position * 2 >= log.size()) {
        halfway.countDown();
      }
    }
    return failures;
  }

  private static EventChannel channel(String bootstrap, String timeout) {
    return channel(bootstrap, timeout, "t");
  }

  private static EventChannel channel(String bootstrap, String timeout, String topic) {
    Map<String, String> values =
        Map.of("bootstrap", bootstrap, "topic", topic, "publish-timeout", timeout);
    return new KafkaChannelFactory().create(new Settings("kafka", values)).orElseThrow();
  }
}
