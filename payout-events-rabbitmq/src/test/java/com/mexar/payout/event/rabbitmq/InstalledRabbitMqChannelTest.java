package com.mexar.payout.event.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.sandbox.stack.TestRabbit;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.event.Events;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The same on the machine's own RabbitMQ, where it has one, and what only that one can do. */
@EnabledIf("isThere")
class InstalledRabbitMqChannelTest extends RabbitMqChannelTest {

  static boolean isThere() {
    return TestRabbit.Make.INSTALLED.isThere();
  }

  @Override
  TestRabbit.Make make() {
    return TestRabbit.Make.INSTALLED;
  }

  @Override
  String forWantOfAQueue(String type) {
    return "no queue is bound for " + type;
  }

  @Test
  void broker_shortOfMemory_isSaidClearlyAndPublishedToOnceItIsNot() throws Exception {
    exchange.bind("#");
    try (EventChannel channel = impatientChannel(rabbit.uri())) {
      rabbit.alarm(true);
      try {
        await()
            .untilAsserted(
                () ->
                    assertThatThrownBy(() -> channel.publish(BATCH))
                        .hasMessageContaining("the broker blocks whoever publishes"));
      } finally {
        rabbit.alarm(false);
      }
      await().ignoreExceptionsInstanceOf(ChannelException.class).until(() -> taken(channel));
    }
    assertThat(exchange.messages()).isNotEmpty();
  }

  @Test
  void exchange_deletedBetweenTwoBatches_isSaidAndDeclaredAgain() throws Exception {
    exchange.bind("#");
    try (EventChannel channel = channel()) {
      channel.publish(BATCH);
      exchange.delete();
      assertThatThrownBy(() -> channel.publish(BATCH))
          .hasMessageEndingWith("is gone; it is declared again with the next try");
      assertThatThrownBy(() -> channel.publish(BATCH))
          .hasMessageEndingWith("no queue is bound for payout.in_doubt; each type needs one");
      exchange.bind("#");
      channel.publish(BATCH);
    }
    assertThat(exchange.messages()).hasSize(2);
  }

  /** As a broker has it whose operators create exchanges themselves. */
  @Test
  void rightToConfigure_withheld_isSaidClearly() throws Exception {
    rabbit.permit("writer", "^$", ".*");
    try (EventChannel channel = channel("amqp://writer:writer@127.0.0.1:" + rabbit.port())) {
      assertThatThrownBy(() -> channel.publish(BATCH))
          .isExactlyInstanceOf(ChannelException.class)
          .hasMessageEndingWith(
              "the broker wants us to have the rights to configure it and to write to it");
    }
  }

  @Test
  void queue_thatIsFull_isSaidClearlyAndPublishedToOnceItIsNot() throws Exception {
    exchange.bindWith(Map.of("x-max-length", 1, "x-overflow", "reject-publish"), "#");
    List<LoggedEvent> two =
        List.of(Events.event(Samples.payoutId(), 1), Events.event(Samples.payoutId(), 1));
    try (EventChannel channel = channel()) {
      channel.publish(BATCH);
      assertThatThrownBy(() -> channel.publish(two))
          .isExactlyInstanceOf(ChannelException.class)
          .hasMessageContaining("an event was not taken");
      exchange.deleteQueue();
      exchange.bind("#");
      channel.publish(two);
    }
    assertThat(exchange.messages()).hasSize(2);
  }

  private static boolean taken(EventChannel channel) throws Exception {
    channel.publish(BATCH);
    return true;
  }
}
