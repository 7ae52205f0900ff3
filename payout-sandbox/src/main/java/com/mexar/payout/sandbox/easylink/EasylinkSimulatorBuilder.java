package com.mexar.payout.sandbox.easylink;

import com.mexar.payout.sandbox.SandboxTimer;
import com.mexar.payout.sandbox.internal.CallbackSender;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Settings of an {@link EasylinkSimulator}. Not thread-safe. */
public final class EasylinkSimulatorBuilder {

  int port;
  String appId = UUID.randomUUID().toString().substring(0, 8);
  String appSecret = UUID.randomUUID().toString();
  String appKey = UUID.randomUUID().toString();
  Optional<SimulatorKeys> keys = Optional.empty();
  long balance = 100_000_000_000L;
  long fee = 3_500;
  Duration slowness = Duration.ofSeconds(15);
  Stage.Pace pace =
      new Stage.Pace(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200));
  CallbackSender.Policy callbackPolicy =
      new CallbackSender.Policy(3, Duration.ofMillis(500), Duration.ofSeconds(5));
  Optional<URI> callbackUrl = Optional.empty();
  CallbackReading callbackReading = CallbackReading.HEADERS_AND_BODY;
  InstantSource clock = InstantSource.system();
  Optional<SandboxTimer> timer = Optional.empty();

  EasylinkSimulatorBuilder() {}

  /** The port to listen on; 0, the default, is any free one. */
  public EasylinkSimulatorBuilder port(int value) {
    port = value;
    return this;
  }

  /** What the merchant is known by; random by default. */
  public EasylinkSimulatorBuilder credentials(String id, String secret, String key) {
    if (id.isBlank() || secret.isBlank() || key.isBlank()) {
      throw new IllegalArgumentException("blank credentials");
    }
    appId = id;
    appSecret = secret;
    appKey = key;
    return this;
  }

  /** The pairs that sign; new ones by default. */
  public EasylinkSimulatorBuilder keys(SimulatorKeys value) {
    keys = Optional.of(value);
    return this;
  }

  /** The first balance in whole rupiah; 100 thousand million by default. */
  public EasylinkSimulatorBuilder balance(long rupiah) {
    balance = rupiah;
    return this;
  }

  /** The fee of a transfer in whole rupiah; 3500 by default. */
  public EasylinkSimulatorBuilder fee(long rupiah) {
    fee = rupiah;
    return this;
  }

  /** How late slow answers are; 15 s by default. */
  public EasylinkSimulatorBuilder slowness(Duration value) {
    slowness = value;
    return this;
  }

  /**
   * How long a transfer takes from one state to the next until it is sent (50 ms by default), from
   * there until it is settled (100 ms), and until it is refunded where that happens (200 ms).
   */
  public EasylinkSimulatorBuilder pace(Duration sent, Duration settled, Duration refunded) {
    pace = new Stage.Pace(sent, settled, refunded);
    return this;
  }

  /** How often a callback is tried (3 by default), how far apart (500 ms), how long each (5 s). */
  public EasylinkSimulatorBuilder callbacks(int tries, Duration spacing, Duration timeout) {
    if (tries < 1) {
      throw new IllegalArgumentException("at least one try");
    }
    callbackPolicy = new CallbackSender.Policy(tries, spacing, timeout);
    return this;
  }

  /** Where callbacks go, as a merchant has it set once; nowhere by default. */
  public EasylinkSimulatorBuilder callbackUrl(URI value) {
    callbackUrl = Optional.of(value);
    return this;
  }

  /** What the signature of callbacks covers; headers and body by default. */
  public EasylinkSimulatorBuilder callbackReading(CallbackReading value) {
    callbackReading = value;
    return this;
  }

  /** The clock of all times, tokens and signatures; the system's by default. */
  public EasylinkSimulatorBuilder clock(InstantSource value) {
    clock = value;
    return this;
  }

  /** What lets delays pass; real time by default. */
  public EasylinkSimulatorBuilder timer(SandboxTimer value) {
    timer = Optional.of(value);
    return this;
  }

  /**
   * Starts it.
   *
   * @throws java.io.UncheckedIOException if the port is taken
   */
  public EasylinkSimulator start() {
    return new EasylinkSimulator(this);
  }
}
