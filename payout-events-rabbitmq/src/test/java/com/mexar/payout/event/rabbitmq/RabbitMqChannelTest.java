package com.mexar.payout.event.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.EventRefusedException;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.sandbox.stack.TestRabbit;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.event.Events;
import com.rabbitmq.client.BuiltinExchangeType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is RabbitMQ's own: the form of its messages, what a broker returns, refuses and loses, and
 * an operator's words for it.
 */
@Timeout(60)
class RabbitMqChannelTest {
  static final List<LoggedEvent> BATCH = List.of(Events.event(Samples.payoutId(), 17));

  TestRabbit rabbit;
  Exchange exchange;

  TestRabbit.Make make() {
    return TestRabbit.Make.EMBEDDED;
  }

  /** The embedded broker returns a message only after it has refused it; nobody waits for that. */
  String forWantOfAQueue(String type) {
    return "no queue is bound for " + type + "|an event was not taken";
  }

  @BeforeEach
  void open() {
    rabbit = TestRabbit.running(make());
    exchange = new Exchange(rabbit.uri(), rabbit.freshExchange());
  }

  @Test
  void event_published_isAPersistentCloudEvent() throws Exception {
    exchange.bind("payout.#");
    publish(BATCH);

    assertThat(exchange.messages()).hasSize(1);
    Event event = BATCH.get(0).event();
    RabbitMessage found = exchange.messages().get(0);
    assertThat(found.routingKey()).isEqualTo("payout.in_doubt");
    assertThat(found.text()).isEqualTo(event.data());
    assertThat(found.properties().getMessageId()).isEqualTo(event.id().toString());
    assertThat(found.properties().getContentType()).isEqualTo("application/json");
    assertThat(found.properties().getDeliveryMode()).isEqualTo(2);
    assertThat(found.headers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "cloudEvents:specversion", "1.0",
                "cloudEvents:id", event.id().toString(),
                "cloudEvents:source", "/mexar/payout-gateway",
                "cloudEvents:type", "payout.in_doubt",
                "cloudEvents:subject", event.payout().toString(),
                "cloudEvents:time", "2026-11-22T10:00:00.123456Z",
                "cloudEvents:sequence", "00000000000000000017",
                "cloudEvents:traceparent", Samples.TRACE.header()));
  }

  /** Four times what an event can have; a broker's own bound has to be set lower to refuse one. */
  @Test
  void event_asLargeAsNoneCanBe_isTakenByABrokerOfTheUsualSettings() throws Exception {
    exchange.bind("#");
    publish(List.of(Events.event(Samples.payoutId(), 1, "\"" + "x".repeat(256 * 1024) + "\"")));
    assertThat(exchange.messages()).hasSize(1);
  }

  /** The broker does not say which it was. */
  @Test
  void event_tooLargeAmongThoseOfOthers_isTheOneThatIsNamed() throws Exception {
    exchange.bind("#");
    LoggedEvent large = Events.event(Samples.payoutId(), 2, "\"" + "x".repeat(4_000) + "\"");
    List<LoggedEvent> others =
        List.of(Events.event(Samples.payoutId(), 1), Events.event(Samples.payoutId(), 3));
    rabbit.takeAtMost(2_000);
    try (EventChannel channel = channel()) {
      assertThatThrownBy(() -> channel.publish(List.of(others.get(0), large, others.get(1))))
          .hasMessageEndingWith("an event is larger than the broker takes; raise max_message_size")
          .isInstanceOfSatisfying(
              EventRefusedException.class, refused -> assertThat(refused.position()).isEqualTo(2));
      channel.publish(others);
    } finally {
      rabbit.takeAtMost(16 << 20);
    }
    assertThat(exchange.messages())
        .extracting(RabbitMessage::text)
        .doesNotContain(large.event().data());
  }

  @Test
  void event_thatNoQueueIsBoundFor_isSaidAndArrivesOnceOneIs() throws Exception {
    try (EventChannel channel = channel()) {
      assertThatThrownBy(() -> channel.publish(BATCH))
          .isExactlyInstanceOf(ChannelException.class)
          .hasMessageStartingWith("RabbitMQ exchange " + exchange.name() + ": ")
          .message()
          .containsPattern(forWantOfAQueue("payout.in_doubt"));
      exchange.bind("payout.*");
      channel.publish(BATCH);
    }
    assertThat(exchange.messages()).hasSize(1);
  }

  @Test
  void fault04_laterEvent_noQueueIsBoundForTheEarlierOne_isNotSeenBeforeIt() throws Exception {
    exchange.bind("payout.paid");
    PayoutId payout = Samples.payoutId();
    List<LoggedEvent> log =
        List.of(event(payout, 1, EventType.PENDING), event(payout, 2, EventType.PAID));
    try (EventChannel channel = channel()) {
      assertThatThrownBy(() -> channel.publish(log))
          .message()
          .containsPattern(forWantOfAQueue("payout.pending"));
      assertThat(exchange.messages()).isEmpty();
      exchange.bind("#");
      channel.publish(log);
    }
    assertThat(exchange.messages())
        .extracting(RabbitMessage::routingKey)
        .containsExactly("payout.pending", "payout.paid");
  }

  @Test
  void broker_backWithoutWhatItHad_isPublishedToOnceConsumersAreBack() throws Exception {
    exchange.bind("#");
    try (Wire wire = new Wire(rabbit.port());
        EventChannel channel = channel(wire.uri())) {
      channel.publish(BATCH);
      wire.cut();
      exchange.delete();
      exchange.deleteQueue();
      assertThatThrownBy(() -> publishThroughABreak(channel))
          .message()
          .containsPattern(forWantOfAQueue("payout.in_doubt"));
      exchange.bind("#");
      channel.publish(BATCH);
    }
    assertThat(exchange.messages()).hasSize(1);
  }

  @Test
  void exchange_ofAnotherKind_isSaidClearly() throws Exception {
    exchange.with(
        channel -> channel.exchangeDeclare(exchange.name(), BuiltinExchangeType.FANOUT, true));
    assertThatThrownBy(() -> publish(BATCH))
        .isInstanceOf(ChannelException.class)
        .hasMessageEndingWith("exists, and is not a durable topic exchange without arguments");
  }

  @Test
  void login_refused_isSaidClearlyAndWithoutThePassword() throws Exception {
    String uri = "amqp://guest:wrong-word@127.0.0.1:" + rabbit.port();
    try (EventChannel channel = channel(uri)) {
      assertThatThrownBy(() -> channel.publish(BATCH))
          .isInstanceOf(ChannelException.class)
          .hasMessageContaining("the broker refuses our login")
          .satisfies(failure -> assertThat(printed(failure)).doesNotContain("wrong-word"));
    }
  }

  @Test
  void virtualHost_notThere_isSaidClearly() throws Exception {
    try (EventChannel channel = channel(rabbit.uri() + "/no-such-host")) {
      assertThatThrownBy(() -> channel.publish(BATCH))
          .isInstanceOf(ChannelException.class)
          .hasMessageEndingWith("the broker has no such virtual host, or none for us");
    }
  }

  @Test
  void broker_thatBlocksPublishers_isWaitedForInTimeAndSaidClearly() throws Exception {
    exchange.bind("#");
    try (Wire wire = new Wire(rabbit.port());
        EventChannel channel = impatientChannel(wire.uri())) {
      channel.publish(BATCH);
      wire.block();
      assertThatThrownBy(() -> channel.publish(BATCH))
          .isInstanceOf(ChannelException.class)
          .hasMessageContaining("the broker blocks whoever publishes");
      wire.resume();
      channel.publish(BATCH);
    }
  }

  /** More than sockets hold, so that the client itself stands still in the middle of a write. */
  @Test
  void broker_thatReadsNothing_isGivenUpInTimeAndPublishedToLater() throws Exception {
    exchange.bind("#");
    try (Wire wire = new Wire(rabbit.port());
        EventChannel channel = impatientChannel(wire.uri())) {
      channel.publish(BATCH);
      wire.stall();
      assertThatThrownBy(() -> channel.publish(RabbitMqChannels.MUCH))
          .isInstanceOf(ChannelException.class)
          .hasMessageEndingWith("not all was confirmed within 2000 ms");
      wire.resume();
      channel.publish(BATCH);
    }
  }

  void publish(List<LoggedEvent> events) throws Exception {
    try (EventChannel channel = channel()) {
      channel.publish(events);
    }
  }

  EventChannel channel() {
    return channel(rabbit.uri());
  }

  EventChannel channel(String uri) {
    return RabbitMqChannels.channel(uri, exchange.name(), "10s");
  }

  /** For a broker that is not going to answer. */
  EventChannel impatientChannel(String uri) {
    return RabbitMqChannels.channel(uri, exchange.name(), "2s");
  }

  /** Once, or twice where the break shows only while something is published. */
  private static void publishThroughABreak(EventChannel channel) throws Exception {
    try {
      channel.publish(BATCH);
    } catch (ChannelException e) {
      if (!String.valueOf(e.getMessage()).contains("broke")) {
        throw e;
      }
      channel.publish(BATCH);
    }
  }

  private static LoggedEvent event(PayoutId payout, long sequence, EventType type) {
    return new LoggedEvent(
        sequence,
        new Event(
            UUID.randomUUID(),
            payout,
            Samples.CLIENT,
            type,
            sequence,
            Samples.AT,
            "{}",
            Samples.TRACE));
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
