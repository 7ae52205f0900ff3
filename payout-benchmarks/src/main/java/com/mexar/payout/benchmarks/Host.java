package com.mexar.payout.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The gateway's host in a process of its own, as {@code bin/gateway} runs it, on a free port. */
final class Host implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final long LOOK_MILLIS = 50;
  private static final int TAIL = 30;
  private static final int KEY_BYTES = 24;
  private static final Pattern UP =
      Pattern.compile("Gateway is up on (http://127\\.0\\.0\\.1:\\d+)");

  private final Process process;
  private final Thread atExit;
  private final Path log;
  private final String key;
  private final URI api;

  private Host(Process process, Path log, String key) throws IOException, InterruptedException {
    this.process = process;
    this.log = log;
    this.key = key;
    this.atExit = new Thread(process::destroyForcibly, "host-stop");
    Runtime.getRuntime().addShutdownHook(atExit);
    this.api = awaitUp(process, log);
  }

  /** Starts it and returns when it answers. */
  static Host start(Path folder, Map<String, String> settings)
      throws IOException, InterruptedException {
    String key = drawKey();
    Path digests = folder.resolve("api-keys");
    Files.writeString(digests, "bench client " + sha256(key) + "\n");
    Path log = folder.resolve("host.log");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "com.mexar.payout.app.GatewayMain",
                "server")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(
            name -> Stream.of("PAYOUT_", "TRANSFEZ_", "EASYLINK_").anyMatch(name::startsWith));
    environment.putAll(settings);
    environment.put("PAYOUT_HTTP_PORT", "0");
    environment.put("PAYOUT_ADMIN_PORT", "0");
    environment.put("PAYOUT_LOG_FORMAT", "text");
    environment.put("PAYOUT_API_KEYS_FILE", digests.toString());
    environment.put("PAYOUT_CLIENT_RATE", "1000000");
    environment.put("PAYOUT_ALLOW_INSECURE_LOOPBACK", "true");
    return new Host(builder.start(), log, key);
  }

  URI api() {
    return api;
  }

  /** With which its one client calls. Not to be printed. */
  String key() {
    return key;
  }

  /** Lines of its log that tell of trouble. */
  List<String> complaints() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")).toList();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private static URI awaitUp(Process process, Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    Matcher up = UP.matcher(Files.readString(log));
    while (!up.find()) {
      boolean ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      if (ended || System.nanoTime() - deadline > 0) {
        process.destroyForcibly();
        throw new IllegalStateException("the host does not come up:\n" + tail(log));
      }
      up = UP.matcher(Files.readString(log));
    }
    return URI.create(up.group(1));
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  private static String drawKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
