package com.mexar.payout.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.sandbox.stack.TestKafka;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaChannelTest {
  private final TestKafka kafka = TestKafka.shared();
  private final Topic topic = new Topic(kafka.bootstrap(), kafka.freshTopic(3));
  private final EventChannel channel = channel(topic.name());

  @AfterEach
  void close() throws Exception {
    channel.close();
  }

  @Test
  void event_published_isABinaryCloudEvent() throws Exception {
    LoggedEvent logged = Events.event(Samples.payoutId(), 17);
    channel.publish(List.of(logged));

    List<Arrival> arrivals = topic.arrivals();
    assertThat(arrivals).hasSize(1);
    String payout = logged.event().payout().toString();
    assertThat(arrivals.get(0).key()).isEqualTo(payout);
    assertThat(arrivals.get(0).text()).isEqualTo(logged.event().data());
    assertThat(arrivals.get(0).headers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", logged.event().id().toString(),
                "ce_source", "/mexar/payout-gateway",
                "ce_type", "payout.in_doubt",
                "ce_subject", payout,
                "ce_time", "2026-11-22T10:00:00.123456Z",
                "ce_sequence", "00000000000000000017",
                "ce_traceparent", Samples.TRACE.header(),
                "content-type", "application/json"));
  }

  @Test
  void events_ofManyPayouts_arriveOnceInOrder() throws Exception {
    List<LoggedEvent> log = Events.log(new SplittableRandom(1), 200, 7);
    for (int from = 0; from < log.size(); from += 500) {
      channel.publish(log.subList(from, Math.min(log.size(), from + 500)));
    }
    List<Arrival> arrivals = topic.arrivals();
    assertThat(arrivals).hasSameSizeAs(log);
    assertThat(Events.inOrder(log, arrivals)).isTrue();
  }

  @Test
  void laterEvent_earlierOneRefusedByBroker_isNotSentBeforeIt() throws Exception {
    topic.setting("max.message.bytes", "2000");
    PayoutId payout = Samples.payoutId();
    List<LoggedEvent> log =
        List.of(
            Events.event(payout, 1),
            Events.event(payout, 2, "\"" + "x".repeat(4_000) + "\""),
            Events.event(payout, 3));
    assertThatThrownBy(() -> channel.publish(log))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("raise max.message.bytes")
        .hasMessageNotContaining("xxx");
    assertThat(topic.arrivals()).extracting(Arrival::sequence).containsExactly(1L);

    topic.setting("max.message.bytes", "1000000");
    channel.publish(log);
    assertThat(topic.arrivals()).extracting(Arrival::sequence).containsExactly(1L, 1L, 2L, 3L);
  }

  @Test
  void topic_missing_isSaidClearlyAndPublishedToOnceThere() throws Exception {
    String name = topic.name() + "-later";
    List<LoggedEvent> batch = List.of(Events.event(Samples.payoutId(), 1));
    try (EventChannel early = channel(name)) {
      assertThatThrownBy(() -> early.publish(batch))
          .isInstanceOf(ChannelException.class)
          .hasMessage(
              "Kafka topic "
                  + name
                  + ": does not exist; create it, or let the broker create topics");
      kafka.createTopic(name, 1);
      early.publish(batch);
    }
    assertThat(new Topic(kafka.bootstrap(), name).arrivals()).hasSize(1);
  }

  @Test
  void channel_closed_publishesNoMore() throws Exception {
    channel.close();
    channel.close();
    assertThatThrownBy(() -> channel.publish(List.of(Events.event(Samples.payoutId(), 1))))
        .isInstanceOf(ChannelException.class);
    assertThat(topic.arrivals()).isEmpty();
  }

  private EventChannel channel(String name) {
    Map<String, String> values =
        Map.of("bootstrap", kafka.bootstrap(), "topic", name, "publish-timeout", "10s");
    return new KafkaChannelFactory().create(new Settings("kafka", values)).orElseThrow();
  }
}
