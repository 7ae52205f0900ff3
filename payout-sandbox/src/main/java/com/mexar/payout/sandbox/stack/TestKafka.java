package com.mexar.payout.sandbox.stack;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real one-node Kafka for tests, in a folder that is thrown away, giving each test a topic of its
 * own. Topics are not created by mere use. Thread-safe.
 */
public final class TestKafka implements AutoCloseable {

  private final Path folder;
  private final LocalKafka kafka;
  private final boolean isShared;
  private final AtomicInteger topics = new AtomicInteger();

  private TestKafka(Path folder, LocalKafka kafka, boolean isShared) {
    this.folder = folder;
    this.kafka = kafka;
    this.isShared = isShared;
  }

  /** The one broker of this JVM, started by the first call and gone with the JVM. Never stop it. */
  public static TestKafka shared() {
    return Shared.BROKER;
  }

  /** A broker of one's own, for tests that kill it. */
  public static TestKafka start() {
    return start(KafkaAdditions.NONE);
  }

  /** A broker of one's own that has more than the usual. */
  public static TestKafka start(KafkaAdditions additions) {
    return start(false, additions);
  }

  private static TestKafka start(boolean isShared, KafkaAdditions additions) {
    Path folder = TestFolders.create("kafka");
    LocalKafka kafka =
        LocalKafka.open(folder.resolve("kafka"), TopicCreation.BY_HAND, additions, "for tests");
    return new TestKafka(folder, kafka, isShared);
  }

  /** What clients take for {@code bootstrap.servers}; the same for as long as this is open. */
  public String bootstrap() {
    return kafka.bootstrap();
  }

  /** The name of a new, empty topic. */
  public String freshTopic(int partitions) {
    String name = "test-" + topics.incrementAndGet();
    kafka.createTopic(name, partitions);
    return name;
  }

  /** Creates a topic of a given name; one of that name may be there already. */
  public void createTopic(String name, int partitions) {
    kafka.createTopic(name, partitions);
  }

  /** Kills the broker at once. Not the shared one. */
  public void kill() {
    if (isShared) {
      throw new IllegalStateException("the shared broker is not to be killed");
    }
    kafka.kill();
  }

  /** Starts the broker again on the same port after {@link #kill}. */
  public void restart() {
    kafka.ensureRunning();
  }

  /** Ends the broker and removes its folder. Not on the shared one. */
  @Override
  public void close() {
    if (isShared) {
      throw new IllegalStateException("the shared broker is not to be closed");
    }
    end();
  }

  private void end() {
    try {
      kafka.kill();
    } finally {
      kafka.close();
      Folders.delete(folder);
    }
  }

  private static final class Shared {
    private static final TestKafka BROKER = start(true, KafkaAdditions.NONE);

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(BROKER::end, "test-kafka-stop"));
    }
  }
}
