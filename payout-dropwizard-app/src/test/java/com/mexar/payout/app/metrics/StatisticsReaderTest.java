package com.mexar.payout.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.app.TestGateway;
import com.mexar.payout.persistence.JdbiStores;
import com.mexar.payout.persistence.PayoutDataSource;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.store.TransactionRunner;
import com.mexar.payout.testkit.provider.SettableClock;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StatisticsReaderTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final SettableClock clock = SettableClock.standing(START);
  private final AtomicInteger readings = new AtomicInteger();
  private final CountDownLatch held = new CountDownLatch(1);
  private volatile boolean away;
  private volatile boolean slow;
  private HikariDataSource pool;
  private StatisticsReader reader;

  @BeforeEach
  void open() {
    pool = PayoutDataSource.open(TestGateway.freshDatabase(TestPostgres.shared()), null, null, 2);
    Stores stores = JdbiStores.open(pool);
    reader = new StatisticsReader(through(stores), clock);
  }

  @AfterEach
  void close() {
    held.countDown();
    reader.close();
    pool.close();
  }

  @Test
  void refresh_again_readsOnlyAfterThePause() {
    reader.refresh();
    reader.refresh();
    assertThat(readings).hasValue(1);
    assertThat(reader.latest()).hasValueSatisfying(it -> assertThat(it.at()).isEqualTo(START));

    clock.advance(StatisticsReader.PAUSE);
    reader.refresh();
    assertThat(readings).hasValue(2);
    assertThat(reader.lastRead()).contains(START.plus(StatisticsReader.PAUSE));
  }

  @Test
  void store_away_showsAndTheLastReadingLastsAWhile() {
    reader.refresh();
    away = true;
    clock.advance(StatisticsReader.KEPT);
    reader.refresh();
    assertThat(reader.isReadable()).isFalse();
    assertThat(reader.latest()).isPresent();

    clock.advance(Duration.ofMillis(1));
    assertThat(reader.latest()).as("too old").isEmpty();

    away = false;
    clock.advance(StatisticsReader.PAUSE);
    reader.refresh();
    assertThat(reader.isReadable()).isTrue();
    assertThat(reader.latest()).isPresent();
  }

  @Test
  void reading_thatIsSlow_isWaitedForALittleAndIsTheOnlyOne() {
    slow = true;
    reader.refresh();
    assertThat(reader.latest()).isEmpty();
    assertThat(reader.isReadable()).isFalse();
    for (int i = 0; i < 3; i++) {
      clock.advance(StatisticsReader.PAUSE);
      assertThat(reader.latest()).isEmpty();
    }

    held.countDown();
    await().until(reader::isReadable);
    assertThat(reader.lastRead()).contains(START);
    reader.refresh();
    assertThat(readings).as("none was begun while one was under way").hasValue(2);
  }

  private Stores through(Stores stores) {
    TransactionRunner counted =
        new TransactionRunner() {
          @Override
          public <T> T inTransaction(Function<Transaction, T> work) {
            readings.incrementAndGet();
            if (slow) {
              awaitRelease();
            }
            if (away) {
              throw new StoreUnavailableException("told to be away", new IOException("away"));
            }
            return stores.transactions().inTransaction(work);
          }
        };
    return new Stores(
        counted,
        stores.payouts(),
        stores.providers(),
        stores.callbacks(),
        stores.events(),
        stores.channels(),
        stores.deliveries(),
        stores.tasks(),
        stores.resolutions(),
        stores.audit(),
        stores.statistics());
  }

  private void awaitRelease() {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
