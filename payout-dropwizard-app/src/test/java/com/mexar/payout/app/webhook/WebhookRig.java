package com.mexar.payout.app.webhook;

import com.mexar.payout.app.TestGateway;
import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.KeepingChannel;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.event.webhook.WebhookObserver;
import com.mexar.payout.event.webhook.WebhookSettings;
import com.mexar.payout.event.webhook.Webhooks;
import com.mexar.payout.persistence.JdbiStores;
import com.mexar.payout.persistence.PayoutDataSource;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.DeliveryQuery;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Stores;
import com.mexar.payout.testkit.event.Arrival;
import com.mexar.payout.testkit.event.ChannelRig;
import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.Threads;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/**
 * The webhook channel on a database of its own, a host that delivers, and a receiver on HTTPS. The
 * channels that tests publish on are other hosts', which need not live until all is delivered.
 */
final class WebhookRig implements ChannelRig {
  private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
  private static final DeliveryQuery PENDING =
      new DeliveryQuery(Delivery.State.PENDING, null, null, null, 1);

  private final HttpsReceiver receiver = new HttpsReceiver();
  private final HikariDataSource database;
  private final Stores stores;
  private final WebhookSettings settings;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Map<UUID, LoggedEvent> log = new ConcurrentHashMap<>();
  private final AtomicLong positions = new AtomicLong();
  private final AtomicInteger refusals = new AtomicInteger();

  WebhookRig() throws Exception {
    database =
        PayoutDataSource.open(TestGateway.freshDatabase(TestPostgres.shared()), null, null, 8);
    stores = JdbiStores.open(database);
    receiver.trust(SECRET);
    settings =
        WebhookSettings.read(
            new Settings(
                "webhook",
                Map.of(
                    "url",
                    receiver.url().toString(),
                    "secret",
                    SECRET,
                    "retry-delays",
                    "100ms," + "300ms,".repeat(200) + "1s",
                    "authorities-file",
                    receiver.authorityFile().toString())),
            true);
    Webhooks host = webhooks(stores);
    host.prepare(new LogStart.Beginning());
    opened.add(host.channel());
    Threads.REAL.start("deliver", () -> deliver(host.channel()));
  }

  @Override
  public boolean keeps() {
    return true;
  }

  @Override
  public EventChannel channel(Duration publishTimeout) {
    return new Logging(webhooks(stores).channel());
  }

  @Override
  public EventChannel channelToNobody(Duration publishTimeout) {
    HikariDataSource nowhere =
        PayoutDataSource.open("jdbc:postgresql://127.0.0.1:1/nowhere", "nobody", null, 1);
    opened.add(nowhere);
    return webhooks(JdbiStores.open(nowhere)).channel();
  }

  @Override
  public List<Arrival> arrivals() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> refusals.get() > 0 || !isPending());
    return receiver.received().stream()
        .map(it -> it.arrival(log.get(UUID.fromString(it.id())).event().sequence()))
        .map(it -> new Arrival(it.id(), subject(it.id()), it.sequence(), it.data()))
        .toList();
  }

  @Override
  public void takeAtMost(int bytes) {
    refusals.set(0);
    receiver.answer(
        it -> {
          if (it.body().length() > bytes) {
            refusals.incrementAndGet();
            return 413;
          }
          return 204;
        });
  }

  @Override
  public void kill() {
    receiver.kill();
  }

  @Override
  public void restart() {
    receiver.restart();
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
    receiver.close();
    database.close();
  }

  private boolean isPending() {
    return !stores
        .transactions()
        .inTransaction(tx -> stores.deliveries().list(tx, PENDING))
        .items()
        .isEmpty();
  }

  private String subject(UUID id) {
    return log.get(id).event().payout().toString();
  }

  private Webhooks webhooks(Stores on) {
    return Webhooks.of(
        on,
        JdbiStores.webhooks(),
        settings,
        Clock.systemUTC(),
        RandomGenerator.getDefault(),
        WebhookObserver.NONE);
  }

  /** Does what an engine's worker does, until the database is closed. */
  private void deliver(KeepingChannel channel) {
    Signal signal = Threads.REAL.newSignal();
    channel.wakenBy(signal::give);
    while (!database.isClosed()) {
      try {
        channel.deliver(() -> {});
        signal.await(Duration.ofMillis(50));
      } catch (RuntimeException | InterruptedException e) {
        if (!database.isClosed()) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /** Puts an event into the log as the engine does before any channel is given it. */
  private LoggedEvent logged(Event event) {
    return log.computeIfAbsent(event.id(), id -> write(event));
  }

  private LoggedEvent write(Event event) {
    LoggedEvent logged = new LoggedEvent(positions.incrementAndGet(), event);
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?)")) {
      insert.setLong(1, logged.position());
      insert.setObject(2, event.id());
      insert.setObject(3, event.payout().value());
      insert.setString(4, event.client().value());
      insert.setString(5, event.type().name());
      insert.setLong(6, event.sequence());
      insert.setString(7, event.time().toString());
      insert.setString(8, event.data());
      insert.setString(9, event.trace().header());
      insert.executeUpdate();
      connection.commit();
      return logged;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Logs what it publishes, as the engine has done by then. */
  private final class Logging implements EventChannel {
    private final EventChannel behind;

    Logging(EventChannel behind) {
      this.behind = behind;
    }

    @Override
    public String name() {
      return behind.name();
    }

    @Override
    public void publish(List<LoggedEvent> events) throws ChannelException, InterruptedException {
      behind.publish(events.stream().map(it -> logged(it.event())).toList());
    }

    @Override
    public void close() {
      behind.close();
    }
  }
}
