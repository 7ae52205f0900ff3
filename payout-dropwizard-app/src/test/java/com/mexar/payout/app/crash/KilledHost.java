package com.mexar.payout.app.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 20;
  private static final int TAIL = 40;

  private final String name;
  private final Map<String, String> settings;
  private final String key;
  private final Path folder;
  private final int port;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();
  private Process process;
  private boolean isLaunched;
  private int starts;
  private int startsInVain;

  /**
   * Starts nothing yet.
   *
   * @param key that a client is known by
   */
  KilledHost(
      String name, Map<String, String> settings, String key, Path folder, RandomGenerator random) {
    this.name = name;
    this.settings = settings;
    this.key = key;
    this.folder = folder;
    this.port = FreePort.find(random);
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
        .removeIf(
            name -> Stream.of("PAYOUT_", "TRANSFEZ_", "EASYLINK_").anyMatch(name::startsWith));
    builder.environment().putAll(settings);
    builder.environment().put("PAYOUT_HTTP_PORT", Integer.toString(port));
    builder.environment().put("PAYOUT_ADMIN_PORT", "0");
    builder.environment().put("PAYOUT_LOG_FORMAT", "text");
    process = builder.start();
    isLaunched = true;
  }

  /** Whether it was, and was not killed since. */
  boolean isLaunched() {
    return isLaunched;
  }

  void awaitUp() throws Exception {
    long deadline = System.nanoTime() + START.toNanos();
    while (!isUp()) {
      live(Duration.ofMillis(LOOK_MILLIS));
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("the host did not come up" + tail());
      }
    }
  }

  /** Up, and able to answer from the database. */
  void awaitServing() throws Exception {
    awaitUp();
    await("host " + name + " serves").atMost(START).until(this::serves);
    requireAlive();
  }

  private boolean serves() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(api().resolve("/v1/payouts?limit=1"))
            .timeout(ANSWER)
            .header("Authorization", "Bearer " + key)
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notAnswered) {
      return false;
    }
  }

  void requireAlive() throws Exception {
    live(Duration.ZERO);
  }

  /**
   * Lets it work for a while; it must not end by itself. Only one that was not up yet may: a start
   * that loses its database in the midst of it is begun anew, as whoever watches over hosts would.
   */
  void live(Duration time) throws Exception {
    if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      if (isUp()) {
        throw new AssertionError("the host ended by itself, " + process.exitValue() + tail());
      }
      startsInVain++;
      launch();
    }
  }

  /** How many starts found no database, or lost it, and ended. */
  int startsInVain() {
    return startsInVain;
  }

  private boolean isUp() throws IOException {
    return Files.readString(log()).contains("Gateway is up on");
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    isLaunched = false;
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
}
