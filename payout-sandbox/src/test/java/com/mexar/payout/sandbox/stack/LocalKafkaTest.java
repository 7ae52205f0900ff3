package com.mexar.payout.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {

  private static final int KILLED = 137;
  private static final String BOOTSTRAP = "bootstrap.servers";

  /** One folder for those who start, since starts take longest; no test needs it to be new. */
  @TempDir static Path dataDir;

  @Test
  void keptBroker_killedAndStartedAgain_hasItsRecordsAndItsPort() throws Exception {
    try (LocalKafka kafka = LocalKafka.kept(dataDir, TopicCreation.BY_HAND)) {
      String bootstrap = kafka.bootstrap();
      kafka.createTopic("kept", 1);
      kafka.createTopic("kept", 1);
      produce(bootstrap, "kept", "before the kill");
      kafka.kill();
      kafka.ensureRunning();
      produce(bootstrap, "kept", "after the kill");
      assertThat(kafka.bootstrap()).isEqualTo(bootstrap);
      assertThat(consume(bootstrap, "kept", 2))
          .containsExactly("before the kill", "after the kill");
    }
  }

  @Test
  void keptBroker_leftRunningByAKilledJvm_isAdopted() throws Exception {
    assertThat(StartAndHalt.launch("kafka", dataDir).waitFor()).isEqualTo(KILLED);
    ProcessHandle left = folder().trace().orElseThrow().process().orElseThrow();
    try (LocalKafka kafka = LocalKafka.kept(dataDir, TopicCreation.ON_FIRST_USE)) {
      assertThat(kafka.pid()).isEqualTo(left.pid());
      produce(kafka.bootstrap(), "made-on-first-use", "v");
      assertThat(consume(kafka.bootstrap(), "made-on-first-use", 1)).containsExactly("v");
      Files.delete(folder().root().resolve("process"));
      new KafkaBroker(folder(), TopicCreation.BY_HAND, KafkaAdditions.NONE).endLeftovers();
      assertThat(Processes.isAlive(left)).as("found without its trace").isFalse();
    }
  }

  @Test
  void broker_thatCannotStart_showsTheEndOfItsLog(@TempDir Path foreign) throws Exception {
    Path data = Files.createDirectories(foreign.resolve("kafka/data"));
    Files.writeString(data.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=x\n");
    assertThatThrownBy(() -> LocalKafka.kept(foreign, TopicCreation.BY_HAND))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("node id 7");
  }

  @Test
  void sharedBroker_freshTopics_areEmptyAndDifferent() throws Exception {
    TestKafka kafka = TestKafka.shared();
    String one = kafka.freshTopic(1);
    String two = kafka.freshTopic(1);
    produce(kafka.bootstrap(), one, "in one");
    produce(kafka.bootstrap(), two, "in two");
    assertThat(consume(kafka.bootstrap(), one, 1)).containsExactly("in one");
    assertThat(consume(kafka.bootstrap(), two, 1)).containsExactly("in two");
    assertThatThrownBy(kafka::kill).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(kafka::close).isInstanceOf(IllegalStateException.class);
  }

  private static KafkaFolder folder() {
    return new KafkaFolder(dataDir.resolve("kafka"));
  }

  private static void produce(String bootstrap, String topic, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(BOOTSTRAP, bootstrap), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "k", value)).get();
    }
  }

  private static List<String> consume(String bootstrap, String topic, int count) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(BOOTSTRAP, bootstrap, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      for (int polls = 0; polls < 20 && values.size() < count; polls++) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
