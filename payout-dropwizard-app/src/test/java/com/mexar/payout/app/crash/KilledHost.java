package com.mexar.payout.app.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The gateway in a process of its own, on one port, killed and started again at will. */
final class KilledHost implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(1);
  private static final long LOOK_MILLIS = 20;
  private static final int TAIL = 40;

  private final String name;
  private final Map<String, String> settings;
  private final Path folder;
  private final int port;
  private Process process;
  private int starts;

  /** Starts nothing yet. */
  KilledHost(String name, Map<String, String> settings, Path folder, RandomGenerator random) {
    this.name = name;
    this.settings = settings;
    this.folder = folder;
    this.port = freePort(random);
  }

  URI api() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Starts it; it may not be up yet. */
  void launch() throws IOException {
    starts++;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(List.of("-cp", classPath, "com.mexar.payout.app.GatewayMain", "server"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> Stream.of("PAYOUT_", "TRANSFEZ_").anyMatch(name::startsWith));
    builder.environment().putAll(settings);
    builder.environment().put("PAYOUT_HTTP_PORT", Integer.toString(port));
    builder.environment().put("PAYOUT_ADMIN_PORT", "0");
    builder.environment().put("PAYOUT_LOG_FORMAT", "text");
    process = builder.start();
  }

  void awaitUp() throws Exception {
    long deadline = System.nanoTime() + START.toNanos();
    while (!Files.readString(log()).contains("Gateway is up on")) {
      live(Duration.ofMillis(LOOK_MILLIS));
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("the host did not come up" + tail());
      }
    }
  }

  /** Lets it work for a while; it must not end by itself. */
  void live(Duration time) throws Exception {
    if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the host ended by itself, " + process.exitValue() + tail());
    }
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lines of the host's logs that tell of trouble. */
  List<String> errors() throws IOException {
    List<String> errors = new ArrayList<>();
    for (int i = 1; i <= starts; i++) {
      try (Stream<String> lines = Files.lines(log(i))) {
        lines.filter(line -> line.contains(" ERROR ")).forEach(errors::add);
      }
    }
    return errors;
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      kill();
    }
  }

  private Path log() {
    return log(starts);
  }

  private Path log(int start) {
    return folder.resolve("host-" + name + "-" + start + ".log");
  }

  private String tail() throws IOException {
    List<String> lines = Files.readAllLines(log());
    return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  /** Below the range of outgoing connections, so that it stays free while the host is down. */
  private static int freePort(RandomGenerator random) {
    for (int i = 0; i < 100; i++) {
      int candidate = random.nextInt(15_000, 32_000);
      try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        continue;
      }
    }
    throw new AssertionError("no free port");
  }
}
