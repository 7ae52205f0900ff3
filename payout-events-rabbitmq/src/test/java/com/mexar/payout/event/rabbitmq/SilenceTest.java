package com.mexar.payout.event.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.event.Events;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker's machine that takes a connection, and says nothing ever. */
@Timeout(30)
class SilenceTest {
  private static final List<LoggedEvent> BATCH = List.of(Events.event(Samples.payoutId(), 1));

  private ServerSocket silent;

  @BeforeEach
  void open() throws IOException {
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    silent.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"amqp", "amqps"})
  void publish_toSilence_endsInTimeAndSaysSo(String scheme) {
    try (EventChannel channel = channel(scheme, "2s")) {
      long begun = System.nanoTime();
      assertThatThrownBy(() -> channel.publish(BATCH))
          .isExactlyInstanceOf(ChannelException.class)
          .hasMessage("RabbitMQ exchange e: the broker did not answer in time");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"amqp", "amqps"})
  void publish_toSilenceAndInterrupted_endsAtOnce(String scheme) throws Exception {
    try (EventChannel channel = channel(scheme, "5m")) {
      CompletableFuture<Throwable> outcome = new CompletableFuture<>();
      publishing(channel, outcome).interrupt();
      assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"amqp", "amqps"})
  void publish_toSilenceAndClosed_endsAtOnce(String scheme) throws Exception {
    EventChannel channel = channel(scheme, "5m");
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    publishing(channel, outcome);
    channel.close();
    assertThat(outcome.get(5, TimeUnit.SECONDS))
        .isExactlyInstanceOf(ChannelException.class)
        .hasMessage("RabbitMQ exchange e: the channel is closed");
  }

  @Test
  void publish_whereNobodyListens_saysSo() throws Exception {
    silent.close();
    try (EventChannel channel = channel("amqp", "2s")) {
      assertThatThrownBy(() -> channel.publish(BATCH))
          .hasMessage("RabbitMQ exchange e: nobody takes a connection at the broker's address");
    }
  }

  @Test
  void publish_toAHostThatIsNotKnown_saysSo() {
    try (EventChannel channel =
        RabbitMqChannels.channel("amqps://u:p@no-such-host.invalid", "e", "10s")) {
      assertThatThrownBy(() -> channel.publish(BATCH))
          .hasMessage("RabbitMQ exchange e: the broker's host name does not resolve");
    }
  }

  private EventChannel channel(String scheme, String timeout) {
    return RabbitMqChannels.channel(scheme + "://localhost:" + silent.getLocalPort(), "e", timeout);
  }

  /** Publishes on a thread of its own and returns when that waits. */
  private Thread publishing(EventChannel channel, CompletableFuture<Throwable> outcome)
      throws IOException {
    Thread thread =
        new Thread(
            () -> {
              try {
                channel.publish(BATCH);
                outcome.complete(new AssertionError("published to silence"));
              } catch (Throwable e) {
                outcome.complete(e);
              }
            });
    thread.start();
    silent.accept();
    return thread;
  }
}
