package com.mexar.payout.benchmarks;

import com.mexar.payout.engine.EngineObserver;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.kafka.KafkaChannelFactory;
import com.mexar.payout.json.EventJson;
import com.mexar.payout.persistence.JdbiStores;
import com.mexar.payout.settings.Settings;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Ours: an engine that has nothing to do but to relay, from its start until the position is there.
 */
final class EngineRelay implements Side {
  private static final int CONNECTIONS = 8;
  private static final long PATIENCE_MINUTES = 1;
  private static final String POSITION =
      "SELECT position FROM channel_position WHERE channel = 'kafka'";

  private final Backlog backlog;
  private long commits;
  private long sent;

  EngineRelay(Backlog backlog) {
    this.backlog = backlog;
  }

  @Override
  public String name() {
    return "engine's relay";
  }

  @Override
  public double round(Duration length) throws Exception {
    Effort before = Effort.of(backlog.database());
    double perSecond = relayAll();
    commits += Effort.of(backlog.database()).commits() - before.commits();
    sent += backlog.events();
    return perSecond;
  }

  /** In all rounds so far, those of workers that find nothing to do included. */
  void describe(Map<String, String> settings) {
    settings.put("commits per event", String.format(Locale.ROOT, "%.4f", (double) commits / sent));
  }

  private double relayAll() throws Exception {
    backlog.database().run("DELETE FROM channel_position WHERE channel = 'kafka'");
    CountDownLatch published = new CountDownLatch(1);
    try (HikariDataSource pool = backlog.database().pool(CONNECTIONS);
        PayoutEngine engine =
            PayoutEngine.builder(JdbiStores.open(pool), new EventJson())
                .channel(channel())
                .observer(new Watch(published))
                .build()) {
      Stopwatch watch = new Stopwatch();
      engine.start();
      if (!published.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the relay does not come to an end");
      }
      awaitPosition();
      return watch.perSecond(backlog.events());
    }
  }

  private EventChannel channel() {
    Settings settings =
        new Settings(
            "channel kafka",
            Map.of("bootstrap", backlog.bootstrap(), "topic", backlog.topic(), "tls", "false"));
    return new KafkaChannelFactory().create(settings).orElseThrow();
  }

  /** It moves once more after the last batch is acknowledged. */
  private void awaitPosition() throws SQLException {
    while (Long.parseLong(backlog.database().ask(POSITION)) < backlog.events()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private final class Watch implements EngineObserver {
    private final AtomicInteger sent = new AtomicInteger();
    private final CountDownLatch all;

    Watch(CountDownLatch all) {
      this.all = all;
    }

    @Override
    public void published(String channel, int events, Duration duration) {
      if (sent.addAndGet(events) >= backlog.events()) {
        all.countDown();
      }
    }
  }
}
