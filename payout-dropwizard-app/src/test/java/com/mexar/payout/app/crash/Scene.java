package com.mexar.payout.app.crash;

import com.mexar.payout.app.channel.Destinations;
import com.mexar.payout.sandbox.stack.TestPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * All that can die: two or three hosts, PostgreSQL, where events go. It dies at a random moment and
 * comes back, and whoever was not struck has to live on. One of three hosts may stay away for a
 * while.
 */
final class Scene {
  private static final int LONGEST_LIFE_MILLIS = 2_000;
  private static final int LONGEST_ABSENCE_MILLIS = 1_000;
  private static final int LONGEST_SILENCE_MILLIS = 3_000;
  private static final int FEWEST_HOSTS = 2;

  private final List<KilledHost> hosts;
  private final TestPostgres postgres;
  private final Destinations destinations;
  private final RandomGenerator random;
  private final Map<Disaster, CompletableFuture<Void>> isBack = new EnumMap<>(Disaster.class);

  Scene(
      List<KilledHost> hosts,
      TestPostgres postgres,
      Destinations destinations,
      RandomGenerator random) {
    this.hosts = hosts;
    this.postgres = postgres;
    this.destinations = destinations;
    this.random = random;
  }

  void begin() throws IOException {
    launchEnough();
  }

  /** How many hosts run, or are about to. */
  int hosts() {
    return running().size();
  }

  void strike(Disaster disaster) throws Exception {
    KilledHost host = anyOf(running());
    if (random.nextInt(4) > 0) {
      host.awaitUp();
    }
    host.live(upTo(LONGEST_LIFE_MILLIS));
    switch (disaster) {
      case HOST -> {
        host.kill();
        launchEnough();
      }
      case ALL_HOSTS -> {
        for (KilledHost each : running()) {
          each.kill();
        }
        launchEnough();
      }
      case POSTGRES -> killPostgres(host);
      case KAFKA -> silence(disaster, destinations.kafka());
      case RABBITMQ -> silence(disaster, destinations.rabbitmq());
      case RECEIVER -> silence(disaster, destinations.receiver());
    }
    for (KilledHost each : running()) {
      each.requireAlive();
    }
  }

  /** Returns when everything is there again. */
  void end() throws Exception {
    isBack.values().forEach(CompletableFuture::join);
    for (KilledHost host : running()) {
      host.awaitServing();
    }
  }

  private void killPostgres(KilledHost witness) throws Exception {
    postgres.stopAbruptly();
    witness.live(upTo(LONGEST_ABSENCE_MILLIS));
    postgres.restart();
    for (KilledHost host : running()) {
      host.awaitServing();
    }
  }

  /** It takes seconds to come back, in which other things die. */
  private void silence(Disaster which, Destinations.Mortal mortal) {
    isBack.getOrDefault(which, CompletableFuture.completedFuture(null)).join();
    mortal.kill().run();
    Executor afterwards =
        CompletableFuture.delayedExecutor(
            random.nextInt(LONGEST_SILENCE_MILLIS), TimeUnit.MILLISECONDS);
    isBack.put(which, CompletableFuture.runAsync(mortal.restart(), afterwards));
  }

  private void launchEnough() throws IOException {
    List<KilledHost> away = new ArrayList<>(hosts);
    away.removeAll(running());
    int wanted = random.nextInt(FEWEST_HOSTS, hosts.size() + 1);
    while (hosts.size() - away.size() < wanted) {
      KilledHost host = anyOf(away);
      host.launch();
      away.remove(host);
    }
  }

  private List<KilledHost> running() {
    return hosts.stream().filter(KilledHost::isLaunched).toList();
  }

  private KilledHost anyOf(List<KilledHost> some) {
    return some.get(random.nextInt(some.size()));
  }

  private Duration upTo(int millis) {
    return Duration.ofMillis(random.nextInt(millis));
  }
}
