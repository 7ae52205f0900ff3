package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ that is installed on the machine, run beside whatever else runs of it: with a node
 * name, ports, data, a cookie and an Erlang port mapper of its own. The scripts are those of
 * Debian's package, or of the folder that {@code PAYOUT_TEST_RABBITMQ} names (environment, or the
 * system property {@code payout.test.rabbitmq}).
 */
final class RabbitMqServer implements AmqpServer {
  private static final Path PACKAGED = Path.of("/usr/lib/rabbitmq/bin");
  private static final Duration SHORT = Duration.ofSeconds(30);

  private final Path folder;
  private final Path scripts;
  private final int mapperPort;
  private final int clusterPort;
  private @Nullable ProcessHandle mapper;

  RabbitMqServer(Path folder) {
    this.folder = folder;
    this.scripts = scripts().orElseThrow(() -> new StackException("no RabbitMQ is installed"));
    SecureRandom random = new SecureRandom();
    this.mapperPort = FreePort.find(random);
    this.clusterPort = FreePort.find(random);
  }

  static Optional<Path> scripts() {
    String named =
        System.getProperty("payout.test.rabbitmq", System.getenv("PAYOUT_TEST_RABBITMQ"));
    return Optional.of(named == null ? PACKAGED : Path.of(named))
        .filter(scripts -> Files.isExecutable(scripts.resolve("rabbitmq-server")));
  }

  @Override
  public ProcessHandle launch(int port) {
    if (mapper == null) {
      mapper = start("mapper.log", Map.of(), List.of("epmd", "-port", String.valueOf(mapperPort)));
      Await.ready(mapper, SHORT, () -> FreePort.isListening(mapperPort));
    }
    try {
      Files.writeString(folder.resolve("plugins"), "[].\n");
      Files.writeString(folder.resolve("rabbitmq.conf"), "");
    } catch (IOException e) {
      throw new UncheckedIOException("RabbitMQ in " + folder + " cannot be started", e);
    }
    String server = scripts.resolve("rabbitmq-server").toString();
    // the script replaces itself by the server only where input is allowed
    return start(
        "server.log",
        Map.of("RABBITMQ_ALLOW_INPUT", "1", "RABBITMQ_NODE_PORT", String.valueOf(port)),
        List.of(server, "-noinput"));
  }

  @Override
  public boolean isReady(int port) {
    return AmqpProbe.answers(port);
  }

  @Override
  public void takeAtMost(int bytes) {
    control("eval", "application:set_env(rabbit, max_message_size, " + bytes + ").");
  }

  @Override
  public void alarm(boolean raised) {
    control("set_vm_memory_high_watermark", raised ? "0.0000001" : "0.4");
  }

  @Override
  public void permit(String user, String configure, String write) {
    control("add_user", user, user);
    control("set_permissions", user, configure, write, "^$");
  }

  @Override
  public void close() {
    if (mapper != null) {
      Processes.kill(mapper, SHORT);
    }
  }

  private void control(String... words) {
    List<String> command = new ArrayList<>();
    command.add("env");
    environment().forEach((name, value) -> command.add(name + "=" + value));
    command.add(scripts.resolve("rabbitmqctl").toString());
    command.addAll(List.of(words));
    Command.run(folder, SHORT, command);
  }

  private ProcessHandle start(String log, Map<String, String> more, List<String> command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(log).toFile());
      builder.environment().putAll(environment());
      builder.environment().putAll(more);
      return builder.start().toHandle();
    } catch (IOException e) {
      throw new UncheckedIOException(command + " cannot be run", e);
    }
  }

  private Map<String, String> environment() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("HOME", folder.toString());
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("ERL_EPMD_ADDRESS", "127.0.0.1");
    variables.put("ERL_EPMD_PORT", String.valueOf(mapperPort));
    variables.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
    variables.put("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString());
    variables.put("RABBITMQ_DIST_PORT", String.valueOf(clusterPort));
    variables.put("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString());
    variables.put("RABBITMQ_FEATURE_FLAGS_FILE", folder.resolve("features").toString());
    variables.put("RABBITMQ_GENERATED_CONFIG_DIR", folder.resolve("generated").toString());
    variables.put("RABBITMQ_LOGS", "-");
    variables.put("RABBITMQ_LOG_BASE", folder.resolve("log").toString());
    variables.put("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString());
    variables.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
    variables.put("RABBITMQ_NODENAME", "payout-" + clusterPort + "@localhost");
    return variables;
  }
}
