package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;

/**
 * Drives the broker's JVM on one folder: one node that is broker and controller. Callers hold the
 * folder's lock. Where the machine has setsid(1), Ctrl-C on the host does not reach the broker.
 */
final class KafkaBroker {

  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final KafkaFolder folder;
  private final TopicCreation topics;
  private final KafkaAdditions additions;

  KafkaBroker(KafkaFolder folder, TopicCreation topics, KafkaAdditions additions) {
    this.folder = folder;
    this.topics = topics;
    this.additions = additions;
  }

  /** Starts the process and leaves a trace of it; it is not ready yet. */
  ProcessHandle launch(KafkaHome home, KafkaFolder.Ports ports) {
    try {
      Files.createDirectories(folder.run());
      Files.writeString(folder.settings(), settings(ports));
      if (!folder.isFormatted()) {
        format(home);
      }
      List<String> command = new ArrayList<>();
      if (Files.isExecutable(SETSID)) {
        command.add(SETSID.toString());
      }
      command.addAll(java(home, "-Xmx256m", "kafka.Kafka", folder.settings().toString()));
      ProcessHandle process =
          new ProcessBuilder(command)
              .directory(folder.run().toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.log().toFile())
              .start()
              .toHandle();
      folder.record(KafkaFolder.Trace.of(process));
      folder.record(ports);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka in " + folder.root() + " cannot be started", e);
    }
  }

  /** Lets it finish what it does; kills it if that takes long. */
  void stop(ProcessHandle process) {
    process.destroy();
    if (!Await.ended(process, SHORT)) {
      Processes.kill(process, SHORT);
    }
  }

  /** Ends brokers of this folder that left no trace: killed was who started them, right after. */
  void endLeftovers() {
    try {
      Path run = Files.createDirectories(folder.run()).toRealPath();
      Processes.serversIn(run).forEach(process -> Processes.kill(process, SHORT));
    } catch (IOException e) {
      throw new UncheckedIOException(folder.run() + " cannot be read", e);
    }
  }

  private void format(KafkaHome home) {
    Folders.delete(folder.data());
    String id = Uuid.randomUuid().toString();
    String settings = folder.settings().toString();
    String tool = "kafka.tools.StorageTool";
    Command.run(
        folder.run(), LONG, java(home, "-Xmx128m", tool, "format", "-t", id, "-c", settings));
  }

  private static List<String> java(KafkaHome home, String heap, String... main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    command.addAll(List.of("-cp", home.classPath()));
    command.addAll(List.of(main));
    return command;
  }

  private String settings(KafkaFolder.Ports ports) {
    String[] lines = {
      "process.roles=broker,controller",
      "node.id=1",
      "listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d%5$s",
      "advertised.listeners=PLAINTEXT://127.0.0.1:%1$d%6$s",
      "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT%7$s",
      "controller.listener.names=CONTROLLER",
      "controller.quorum.voters=1@127.0.0.1:%2$d",
      "log.dirs=%3$s",
      "auto.create.topics.enable=%4$s",
      "offsets.topic.replication.factor=1",
      "offsets.topic.num.partitions=4",
      "transaction.state.log.replication.factor=1",
      "transaction.state.log.min.isr=1",
      "transaction.state.log.num.partitions=4",
      "share.coordinator.state.topic.replication.factor=1",
      "share.coordinator.state.topic.min.isr=1",
      "share.coordinator.state.topic.num.partitions=4",
      // After a kill the controller refuses the new broker until the old one's session is over.
      "broker.session.timeout.ms=3000",
      "broker.heartbeat.interval.ms=500",
      "group.initial.rebalance.delay.ms=0",
      "log.cleaner.dedupe.buffer.size=16777216",
      "log.retention.hours=-1",
      "log.message.timestamp.after.max.ms=9223372036854775807",
      ""
    };
    String usual =
        String.format(
            String.join("\n", lines),
            ports.broker(),
            ports.controller(),
            folder.data(),
            topics == TopicCreation.ON_FIRST_USE,
            additions.joined(KafkaListener::bound),
            additions.joined(KafkaListener::advertised),
            additions.joined(KafkaListener::mapped));
    return usual + String.join("\n", additions.settings());
  }
}
