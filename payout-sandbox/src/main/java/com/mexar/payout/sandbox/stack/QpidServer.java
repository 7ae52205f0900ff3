package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Qpid Broker-J in a JVM of its own, with a store that outlives a kill. Its jars are on nobody's
 * class path: the build copies them to {@code payout-sandbox/target/qpid/lib}.
 */
final class QpidServer implements AmqpServer {
  private static final Path BUILT = Path.of("payout-sandbox", "target", "qpid", "lib");
  private static final Duration SHORT = Duration.ofSeconds(20);

  private final Path folder;
  private @Nullable Process process;

  QpidServer(Path folder) {
    this.folder = folder;
  }

  @Override
  public ProcessHandle launch(int port) {
    try {
      Path settings = folder.resolve("broker.json");
      Files.writeString(settings, settings(port));
      Files.deleteIfExists(ready());
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
              "-Dqpid.work_dir=" + folder.resolve("work"),
              "-Dderby.stream.error.file=" + folder.resolve("derby.log"),
              "-cp",
              jars().resolve("*") + System.getProperty("path.separator") + ourClasses(),
              QpidMain.class.getName(),
              settings.toString(),
              ready().toString(),
              told().toString());
      Process started =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("server.log").toFile())
              .start();
      process = started;
      return started.toHandle();
    } catch (IOException e) {
      throw new UncheckedIOException("Qpid in " + folder + " cannot be started", e);
    }
  }

  @Override
  public boolean isReady(int port) {
    return Files.exists(ready());
  }

  @Override
  public void takeAtMost(int bytes) {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("never started: " + folder);
    }
    try {
      Files.createFile(told());
      Writer lines = running.outputWriter(StandardCharsets.UTF_8);
      lines.write("qpid.max_message_size=" + bytes + "\n");
      lines.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Qpid in " + folder + " does not listen", e);
    }
    if (!Await.ready(running.toHandle(), SHORT, () -> !Files.exists(told()))) {
      throw new StackException("Qpid in " + folder + " does not do as it is told");
    }
  }

  @Override
  public void alarm(boolean raised) {
    throw new UnsupportedOperationException("Qpid knows no such alarm");
  }

  @Override
  public void permit(String user, String configure, String write) {
    throw new UnsupportedOperationException("Qpid's users are in its settings");
  }

  @Override
  public void close() {
    // there is nothing beside the process
  }

  private Path ready() {
    return folder.resolve("ready");
  }

  private Path told() {
    return folder.resolve("told");
  }

  private String settings(int port) {
    return """
        {
          "name": "broker",
          "modelVersion": "9.1",
          "authenticationproviders": [{
            "name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
            "users": [{"name": "guest", "type": "managed", "password": "guest"}]
          }],
          "ports": [{
            "name": "amqp", "port": %d, "bindingAddress": "127.0.0.1",
            "authenticationProvider": "plain", "protocols": ["AMQP_0_9_1"],
            "virtualhostaliases": [{"name": "default", "type": "defaultAlias"}]
          }],
          "virtualhostnodes": [{
            "name": "default", "type": "DERBY", "defaultVirtualHostNode": true,
            "storePath": "%s",
            "virtualHostInitialConfiguration": "{\\"type\\": \\"ProvidedStore\\"}"
          }]
        }
        """
        .formatted(port, folder.resolve("store"));
  }

  private static Path jars() {
    return Folders.upwards(BUILT)
        .orElseThrow(
            () ->
                new StackException(
                    "no Qpid found from the working folder upwards: build payout-sandbox"
                        + " (mvn -pl payout-sandbox package)"));
  }

  private static Path ourClasses() {
    try {
      return Path.of(QpidMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
