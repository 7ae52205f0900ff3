package com.mexar.payout.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gateway as it is deployed: {@code bin/gateway server} in a process of its own, set up by
 * environment variables alone, its output in a file.
 */
final class Gateway implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final long LOOK_MILLIS = 50;
  private static final int TAIL = 25;
  private static final Pattern UP =
      Pattern.compile("Gateway is up on (http://127\\.0\\.0\\.1:[0-9]+) \\(admin ([0-9]+)\\)");

  private final Path log;
  private final LeftBehind trace;
  private final Process process;
  private @Nullable URI api;
  private @Nullable URI admin;

  private Gateway(Path log, LeftBehind trace, Process process) {
    this.log = log;
    this.trace = trace;
    this.process = process;
  }

  /** What became of the gateway of the demo before. */
  enum Earlier {
    /** There was none, or it was stopped in good order. */
    NONE,
    /** Its demo was killed, and it ran until now. */
    STOPPED_NOW,
    /** It was killed itself. */
    KILLED
  }

  /** Ends the gateway that a killed demo left behind on this folder. */
  static Earlier endLeftBehind(Path data) throws IOException, InterruptedException {
    Optional<ProcessHandle> found = trace(data).find();
    if (found.isPresent()) {
      LeftBehind.end(found.get(), STOP);
      trace(data).forget();
      return Earlier.STOPPED_NOW;
    }
    return trace(data).isThere() ? Earlier.KILLED : Earlier.NONE;
  }

  /** Starts the process; {@link #awaitUp} tells whether it came up. */
  static Gateway launch(Path home, Path data, Map<String, String> settings) throws IOException {
    Path log = log(data);
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin").resolve("gateway").toString(), "server")
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(Gateway::isSetting);
    environment.putAll(settings);
    environment.put("PAYOUT_DATA_DIR", data.toString());
    environment.put("PAYOUT_HTTP_PORT", "0");
    environment.put("PAYOUT_ADMIN_PORT", "0");
    environment.put("PAYOUT_LOG_FORMAT", "text");
    Process process = builder.start();
    LeftBehind trace = trace(data);
    trace.remember(process.toHandle());
    return new Gateway(log, trace, process);
  }

  /**
   * Waits until it says that it is up.
   *
   * @throws NotStartedException if it ended, or takes too long
   */
  void awaitUp() throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    Matcher up = UP.matcher(text());
    while (!up.find()) {
      if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new NotStartedException("the gateway ended with " + process.exitValue());
      }
      if (System.nanoTime() - deadline > 0) {
        throw new NotStartedException(
            "the gateway did not come up within " + START.toSeconds() + " s");
      }
      up = UP.matcher(text());
    }
    api = URI.create(up.group(1));
    admin = URI.create("http://127.0.0.1:" + up.group(2));
  }

  URI api() {
    return known(api);
  }

  URI admin() {
    return known(admin);
  }

  long pid() {
    return process.pid();
  }

  /** Where the gateway of this folder writes its log. */
  static Path log(Path data) {
    return data.resolve("gateway.log");
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** The last lines that the gateway of this folder wrote. */
  static List<String> tail(Path data) {
    List<String> lines = text(log(data)).lines().toList();
    return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
  }

  @Override
  public void close() {
    try {
      LeftBehind.end(process.toHandle(), STOP);
      trace.forget();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isSetting(String variable) {
    return Stream.of("PAYOUT_", "TRANSFEZ_", "EASYLINK_").anyMatch(variable::startsWith);
  }

  private static LeftBehind trace(Path data) {
    return new LeftBehind(data.resolve("gateway.process"));
  }

  private static URI known(@Nullable URI address) {
    if (address == null) {
      throw new IllegalStateException("the gateway is not up");
    }
    return address;
  }

  private String text() {
    return text(log);
  }

  private static String text(Path log) {
    try {
      return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
