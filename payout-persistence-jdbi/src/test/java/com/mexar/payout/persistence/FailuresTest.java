package com.mexar.payout.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.Fingerprint;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.testkit.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
  @RegisterExtension final TestDatabases databases = new TestDatabases();

  @ParameterizedTest
  @CsvSource({
    "08006, StoreUnavailableException", "08001, StoreUnavailableException",
    "57P01, StoreUnavailableException", "57P03, StoreUnavailableException",
    "53300, StoreUnavailableException", "53100, StoreUnavailableException",
    "25006, StoreUnavailableException", "40001, StoreConflictException",
    "40P01, StoreConflictException", "55P03, StoreConflictException",
    "23505, FailedStatementException", "42P01, FailedStatementException"
  })
  void statement_failed_isToldBySqlState(String state, String expected) {
    RuntimeException failure = Failures.of("an operation", new SQLException("x", state));
    assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
    assertThat(failure).hasMessageContaining("an operation").hasMessageContaining(state);
  }

  @ParameterizedTest
  @CsvSource({
    "08006, StoreUnavailableException", "XX000, StoreUnavailableException",
    "40001, StoreConflictException", "25P02, FailedStatementException"
  })
  void commit_failed_mayHaveHappenedUnlessSaidOtherwise(String state, String expected) {
    assertThat(Failures.committing(new SQLException("x", state)).getClass().getSimpleName())
        .isEqualTo(expected);
  }

  @Test
  void constraintViolated_namesTheOperationAndNoValues() {
    Stores stores = databases.stores();
    Acceptance acceptance = acceptance();
    accept(stores, acceptance);
    Payout other =
        Payout.accepted(
            acceptance.payout().id(),
            Samples.CLIENT,
            Samples.fullInstruction("SECRET-REFERENCE"),
            Samples.AT);
    Throwable failure =
        catchThrowable(
            () ->
                accept(
                    stores,
                    new Acceptance(
                        other,
                        new IdempotencyKey("SECRET-KEY"),
                        Fingerprint.of(other.instruction()),
                        acceptance.transition(),
                        acceptance.event())));
    assertThat(failure)
        .isInstanceOf(FailedStatementException.class)
        .hasMessageContaining("accept payouts");
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    assertThat(printed.toString())
        .doesNotContain("SECRET", "Siti", "0011223344", acceptance.payout().id().toString());
  }

  @Test
  void driver_isToldEverythingThatThePoolIsTold() throws SQLException {
    try (var connection = databases.dataSource(TestDatabases.migrated()).getConnection()) {
      assertThat(connection.getNetworkTimeout())
          .isEqualTo((int) PayoutDataSource.ANSWER.toMillis());
      assertThat(connection.getAutoCommit()).isFalse();
      var refused =
          catchThrowable(
              () ->
                  connection
                      .createStatement()
                      .execute(
                          "INSERT INTO provider_state VALUES ('SECRET', 'NOT-A-STATE', now())"));
      assertThat(refused).hasMessageContaining("provider_state").hasMessageNotContaining("SECRET");
    }
  }

  @Test
  void databaseGone_isUnavailable_andBackAgainIsUsed() {
    try (TestPostgres postgres = TestPostgres.start()) {
      var dataSource = databases.dataSource(postgres.freshDatabase());
      Schema.migrate(dataSource);
      Stores stores = JdbiStores.open(dataSource);
      Acceptance before = acceptance();
      accept(stores, before);
      assertThatThrownBy(
              () ->
                  stores
                      .transactions()
                      .inTransaction(
                          tx -> {
                            stores.payouts().accept(tx, List.of(acceptance()));
                            postgres.stopAbruptly();
                            return true;
                          }))
          .isInstanceOf(StoreUnavailableException.class);
      assertThatThrownBy(() -> accept(stores, acceptance()))
          .isInstanceOf(StoreUnavailableException.class);
      postgres.restart();
      Awaitility.await()
          .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
          .untilAsserted(() -> assertThat(isFound(stores, before.payout())).isTrue());
    }
  }

  @Test
  void poolExhausted_isUnavailable() {
    var dataSource = PayoutDataSource.open(TestDatabases.migrated(), null, null, 1);
    try (dataSource) {
      Stores stores = JdbiStores.open(dataSource);
      stores
          .transactions()
          .inTransaction(
              tx -> {
                assertThatThrownBy(() -> accept(stores, acceptance()))
                    .isInstanceOf(StoreUnavailableException.class);
                return true;
              });
    }
  }

  @Test
  void transactionOfAnotherStore_isRefused() {
    assertThatThrownBy(() -> JdbiTransaction.of(new Transaction() {}))
        .isInstanceOf(IllegalArgumentException.class)
        .isNotInstanceOf(StoreConflictException.class);
  }

  @Test
  void times_inAnyZoneOfTheJvm_areTheSame() {
    TimeZone own = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(TestDatabases.ZONE));
      Stores stores = databases.stores();
      Acceptance acceptance = acceptance();
      accept(stores, acceptance);
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      Payout found =
          stores
              .transactions()
              .inTransaction(tx -> stores.payouts().find(tx, acceptance.payout().id()))
              .orElseThrow();
      assertThat(found.createdAt()).isEqualTo(Samples.AT);
      var locked =
          stores.transactions().inTransaction(tx -> stores.payouts().lockDue(tx, Lanes.any(1)));
      assertThat(locked.payouts()).hasSize(1);
      assertThat(locked.now()).isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
    } finally {
      TimeZone.setDefault(own);
    }
  }

  private static boolean isFound(Stores stores, Payout payout) {
    return stores
        .transactions()
        .inTransaction(tx -> stores.payouts().find(tx, payout.id()).isPresent());
  }

  private static void accept(Stores stores, Acceptance acceptance) {
    stores.transactions().inTransaction(tx -> stores.payouts().accept(tx, List.of(acceptance)));
  }

  private static Acceptance acceptance() {
    Payout payout = Samples.payout();
    Transition transition =
        new Transition(
            1, null, payout.status(), Cause.ACCEPTED, null, "client:x", null, Samples.AT, null);
    return new Acceptance(
        payout,
        new IdempotencyKey(payout.id().toString()),
        Fingerprint.of(payout.instruction()),
        transition,
        new Event(
            Samples.payoutId().value(),
            payout.id(),
            payout.client(),
            EventType.ACCEPTED,
            1,
            Samples.AT,
            "{}",
            payout.trace()));
  }
}
