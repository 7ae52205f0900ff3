package com.mexar.payout.sandbox.transfez;

import com.mexar.payout.sandbox.SandboxTimer;
import com.mexar.payout.sandbox.internal.CallbackSender;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/** Settings of a {@link TransfezSimulator}. Not thread-safe. */
public final class TransfezSimulatorBuilder {

  private static final int KEY_BYTES = 16;

  int port;
  String apiKey = randomKey();
  long balance = 100_000_000_000L;
  long fee = 2_500;
  Duration slowness = Duration.ofSeconds(15);
  Stage.Pace pace =
      new Stage.Pace(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200));
  CallbackSender.Policy callbackPolicy =
      new CallbackSender.Policy(3, Duration.ofMillis(500), Duration.ofSeconds(5));
  InstantSource clock = InstantSource.system();
  Optional<SandboxTimer> timer = Optional.empty();
  private Optional<Path> folder = Optional.empty();

  TransfezSimulatorBuilder() {}

  /** The port to listen on; 0, the default, is any free one. */
  public TransfezSimulatorBuilder port(int value) {
    port = value;
    return this;
  }

  /** The key that requests have to carry; a random one by default. */
  public TransfezSimulatorBuilder apiKey(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("blank key");
    }
    apiKey = value;
    return this;
  }

  /** The first balance in whole rupiah; 100 thousand million by default. */
  public TransfezSimulatorBuilder balance(long rupiah) {
    balance = rupiah;
    return this;
  }

  /** The fee of a transfer in whole rupiah; 2500 by default. */
  public TransfezSimulatorBuilder fee(long rupiah) {
    fee = rupiah;
    return this;
  }

  /** How late slow answers are; 15 s by default. */
  public TransfezSimulatorBuilder slowness(Duration value) {
    slowness = value;
    return this;
  }

  /**
   * How long a transaction is confirmed before it is submitted (50 ms by default), submitted before
   * it is settled (100 ms), settled before it is refunded where that happens (200 ms).
   */
  public TransfezSimulatorBuilder pace(Duration submitted, Duration settled, Duration refunded) {
    pace = new Stage.Pace(submitted, settled, refunded);
    return this;
  }

  /** How often a callback is tried (3 by default), how far apart (500 ms), how long each (5 s). */
  public TransfezSimulatorBuilder callbacks(int tries, Duration spacing, Duration timeout) {
    if (tries < 1) {
      throw new IllegalArgumentException("at least one try");
    }
    callbackPolicy = new CallbackSender.Policy(tries, spacing, timeout);
    return this;
  }

  /** The clock of all timestamps; the system's by default. */
  public TransfezSimulatorBuilder clock(InstantSource value) {
    clock = value;
    return this;
  }

  /** What lets delays pass; real time by default. */
  public TransfezSimulatorBuilder timer(SandboxTimer value) {
    timer = Optional.of(value);
    return this;
  }

  /**
   * Keeps transactions, executions and balance in a file of this folder, also over a kill of the
   * process; without it everything is forgotten at the end. What was under way goes on at the
   * start.
   */
  public TransfezSimulatorBuilder folder(Path value) {
    folder = Optional.of(value);
    return this;
  }

  /**
   * Starts it.
   *
   * @throws java.io.UncheckedIOException if the port is taken
   */
  public TransfezSimulator start() {
    return new TransfezSimulator(this);
  }

  Journal journal() {
    return folder.map(Journal::in).orElseGet(Journal::none);
  }

  private static String randomKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return HexFormat.of().formatHex(key);
  }
}
