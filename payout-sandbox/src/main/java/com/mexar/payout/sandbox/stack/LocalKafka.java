package com.mexar.payout.sandbox.stack;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real one-node Kafka of one's own, in a JVM and a folder of its own; it listens on 127.0.0.1
 * alone, without login. A broker that a killed JVM left running is adopted. Several JVMs may use
 * one folder; who closes last stops the broker. Thread-safe. Methods throw {@link StackException},
 * with the end of the broker's log, where it cannot be brought up.
 */
public final class LocalKafka implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalKafka.class);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final KafkaFolder folder;
  private final FolderLock lock;
  private final KafkaBroker broker;
  private final KafkaHome home;
  private final String description;
  private volatile KafkaFolder.@Nullable Ports ports;
  private volatile @Nullable ProcessHandle process;
  private boolean closed;

  private LocalKafka(KafkaFolder folder, FolderLock lock, KafkaBroker broker, String kept) {
    this.folder = folder;
    this.lock = lock;
    this.broker = broker;
    this.home = KafkaHome.find();
    this.description = Folders.shown(folder.root()) + ", " + kept;
  }

  /**
   * Starts the Kafka of {@code dataDir/kafka}, or adopts the one that runs there, which keeps the
   * settings it was started with. Topics are kept.
   */
  public static LocalKafka kept(Path dataDir, TopicCreation topics) {
    return open(
        dataDir.toAbsolutePath().normalize().resolve("kafka"), topics, KafkaAdditions.NONE, "kept");
  }

  static LocalKafka open(Path root, TopicCreation topics, KafkaAdditions additions, String kept) {
    FolderLock lock = FolderLock.open(root);
    try {
      return lock.changing(
          () -> {
            KafkaFolder folder = new KafkaFolder(root);
            KafkaBroker broker = new KafkaBroker(folder, topics, additions);
            LocalKafka kafka = new LocalKafka(folder, lock, broker, kept);
            kafka.bringUp();
            lock.enter();
            return kafka;
          });
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What clients take for {@code bootstrap.servers}; the same for as long as this is open. */
  public String bootstrap() {
    KafkaFolder.Ports known = ports;
    if (known == null) {
      throw new IllegalStateException("never started: " + description);
    }
    return "127.0.0.1:" + known.broker();
  }

  /** The process id of the broker that was last seen running. */
  public long pid() {
    return current().pid();
  }

  /** Creates a topic with one replica; one of that name may be there already. */
  public void createTopic(String name, int partitions) {
    KafkaAdmin.createTopic(bootstrap(), name, partitions);
  }

  /** Kills the broker at once, for tests of what depends on it. */
  public void kill() {
    lock.changing(
        () -> {
          Processes.kill(current(), ANSWER);
          return true;
        });
  }

  /** Starts the broker again, on the same port, if it is not running. Returns when it answers. */
  public void ensureRunning() {
    lock.changing(
        () -> {
          if (closed) {
            throw new IllegalStateException("closed: " + description);
          }
          if (!Processes.isAlive(current())) {
            bringUp();
          }
          return true;
        });
  }

  /** Stops the broker in good order, if it is running, and starts it again on the same port. */
  public void restart() {
    lock.changing(
        () -> {
          broker.stop(current());
          return true;
        });
    ensureRunning();
  }

  /** Leaves the broker; stops it if no other JVM uses it. The folder is kept. */
  @Override
  public void close() {
    try (lock) {
      lock.changing(
          () -> {
            if (closed) {
              return false;
            }
            closed = true;
            boolean last = lock.leave();
            if (last) {
              broker.stop(current());
            }
            LOG.info("Kafka ({}) {}", description, last ? "is stopped" : "stays up for others");
            return last;
          });
    }
  }

  private ProcessHandle current() {
    ProcessHandle known = process;
    if (known == null) {
      throw new IllegalStateException("never started: " + description);
    }
    return known;
  }

  private void bringUp() {
    Optional<ProcessHandle> found = folder.trace().flatMap(KafkaFolder.Trace::process);
    Optional<KafkaFolder.Ports> recorded = folder.ports();
    if (found.isPresent() && recorded.isPresent() && adopt(found.get(), recorded.get())) {
      return;
    }
    broker.endLeftovers();
    KafkaFolder.Ports chosen = Optional.ofNullable(ports).orElseGet(() -> choosePorts(recorded));
    ProcessHandle launched = broker.launch(home, chosen);
    String address = "127.0.0.1:" + chosen.broker();
    if (!Await.ready(launched, ANSWER, () -> KafkaAdmin.answers(address))) {
      launched.destroyForcibly();
      throw new StackException(
          "Kafka does not start (" + description + ")" + Command.tail(folder.log()));
    }
    ports = chosen;
    process = launched;
    LOG.info("Kafka is up on {} ({})", address, description);
  }

  private boolean adopt(ProcessHandle found, KafkaFolder.Ports recorded) {
    String address = "127.0.0.1:" + recorded.broker();
    if (Await.ready(found, ANSWER, () -> KafkaAdmin.answers(address))) {
      ports = recorded;
      process = found;
      LOG.info("Kafka on {} was left running ({}); adopted", address, description);
      return true;
    }
    LOG.warn("Kafka (process {}) does not answer ({})", found.pid(), description);
    broker.stop(found);
    return false;
  }

  private static KafkaFolder.Ports choosePorts(Optional<KafkaFolder.Ports> recorded) {
    return recorded
        .filter(last -> FreePort.isFree(last.broker()) && FreePort.isFree(last.controller()))
        .orElseGet(
            () -> {
              RandomGenerator random = new SecureRandom();
              return new KafkaFolder.Ports(FreePort.find(random), FreePort.find(random));
            });
  }
}
