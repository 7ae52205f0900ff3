package com.mexar.payout.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.EventRefusedException;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.sandbox.stack.TestKafka;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.event.Events;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is Kafka's own: the form of its records, and an operator's words for what it refuses. */
@Timeout(120)
class KafkaChannelTest {
  private static final List<LoggedEvent> BATCH = List.of(Events.event(Samples.payoutId(), 17));

  private final TestKafka kafka = TestKafka.shared();
  private final Topic topic = new Topic(kafka.bootstrap(), kafka.freshTopic(3));

  @Test
  void event_published_isABinaryCloudEvent() throws Exception {
    try (EventChannel channel = channel(topic.name())) {
      channel.publish(BATCH);
    }
    String payout = BATCH.get(0).event().payout().toString();
    assertThat(topic.records()).hasSize(1);
    KafkaRecord found = topic.records().get(0);
    assertThat(found.key()).isEqualTo(payout);
    assertThat(found.text()).isEqualTo(BATCH.get(0).event().data());
    assertThat(found.headers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", BATCH.get(0).event().id().toString(),
                "ce_source", "/mexar/payout-gateway",
                "ce_type", "payout.in_doubt",
                "ce_subject", payout,
                "ce_time", "2026-11-22T10:00:00.123456Z",
                "ce_sequence", "00000000000000000017",
                "ce_traceparent", Samples.TRACE.header(),
                "content-type", "application/json"));
  }

  /** Four times what an event can have; a topic's own bound has to be set lower to refuse one. */
  @Test
  void event_asLargeAsNoneCanBe_isTakenByATopicOfTheUsualSettings() throws Exception {
    LoggedEvent large = Events.event(Samples.payoutId(), 1, "\"" + "x".repeat(256 * 1024) + "\"");
    try (EventChannel channel = channel(topic.name())) {
      channel.publish(List.of(large));
    }
    assertThat(topic.records()).hasSize(1);
  }

  @Test
  void event_tooLarge_isNamedAmongOthers() throws Exception {
    topic.setting("max.message.bytes", "2000");
    LoggedEvent large = Events.event(Samples.payoutId(), 18, "\"" + "x".repeat(4_000) + "\"");
    List<LoggedEvent> batch = List.of(BATCH.get(0), large, Events.event(Samples.payoutId(), 19));
    try (EventChannel channel = channel(topic.name())) {
      assertThatThrownBy(() -> channel.publish(batch))
          .isInstanceOfSatisfying(
              EventRefusedException.class, e -> assertThat(e.position()).isEqualTo(18))
          .hasMessage(
              "Kafka topic %s: Event[payout.in_doubt, %s, sequence 18] at 18 is larger than the"
                  + " topic or the broker takes (max.message.bytes)",
              topic.name(), large.event().payout());
    }
  }

  @Test
  void event_largerThanAProducerSends_isNamed() throws Exception {
    LoggedEvent huge = Events.event(Samples.payoutId(), 18, "\"" + "x".repeat(2_000_000) + "\"");
    try (EventChannel channel = channel(topic.name())) {
      assertThatThrownBy(() -> channel.publish(List.of(BATCH.get(0), huge)))
          .isInstanceOfSatisfying(
              EventRefusedException.class, e -> assertThat(e.position()).isEqualTo(18));
    }
  }

  /** As by a broker whose clock is ahead: it refuses all of them, and none for its own sake. */
  @Test
  void events_allTooOldForTheBroker_areNotRefusedOneByOne() throws Exception {
    topic.setting("message.timestamp.before.max.ms", "0");
    List<LoggedEvent> batch =
        Stream.generate(() -> Events.event(Samples.payoutId(), 1)).limit(20).toList();
    try (EventChannel channel = channel(topic.name())) {
      assertThatThrownBy(() -> channel.publish(batch))
          .isExactlyInstanceOf(ChannelException.class)
          .hasMessageEndingWith("see its log, and compare the clocks");
    }
  }

  @Test
  void topic_missing_isSaidClearlyAndPublishedToOnceThere() throws Exception {
    String name = topic.name() + "-later";
    try (EventChannel early = channel(name)) {
      assertThatThrownBy(() -> early.publish(BATCH))
          .isInstanceOf(ChannelException.class)
          .hasMessage(
              "Kafka topic "
                  + name
                  + ": until an operator acts: does not exist; create it, or let the broker create topics");
      kafka.createTopic(name, 1);
      early.publish(BATCH);
    }
    assertThat(new Topic(kafka.bootstrap(), name).records()).hasSize(1);
  }

  @Test
  void broker_notThere_isSaidClearly() throws Exception {
    try (EventChannel channel = KafkaChannels.channel("127.0.0.1:1", "t", "1s")) {
      assertThatThrownBy(() -> channel.publish(BATCH))
          .isInstanceOf(ChannelException.class)
          .hasMessage("Kafka topic t: no broker of the bootstrap list answered in time");
    }
  }

  @Test
  void host_notKnown_isSaidClearly() throws Exception {
    try (EventChannel channel = KafkaChannels.channel("no-such-host.invalid:9092", "t", "1s")) {
      assertThatThrownBy(() -> channel.publish(BATCH))
          .isInstanceOf(ChannelException.class)
          .hasMessageEndingWith("do the host names of the bootstrap list resolve?");
    }
  }

  private EventChannel channel(String name) {
    return KafkaChannels.channel(kafka.bootstrap(), name, "10s");
  }
}
