package com.mexar.payout.persistence;

import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.testkit.engine.EngineContract;
import com.mexar.payout.testkit.engine.EngineStore;
import com.zaxxer.hikari.HikariDataSource;

/** The engine on a real PostgreSQL, a database for each test. */
class EngineOnPostgresTest extends EngineContract {
  private static final int CONNECTIONS = 12;

  @Override
  protected EngineStore freshStore() {
    return new PostgresEngineStore(openFresh());
  }

  static HikariDataSource openFresh() {
    String address = TestPostgres.shared().freshDatabase("engine", EngineOnPostgresTest::migrate);
    return PayoutDataSource.open(address, null, null, CONNECTIONS);
  }

  private static void migrate(String address) {
    try (HikariDataSource pool = PayoutDataSource.open(address, null, null, 2)) {
      Schema.migrate(pool);
    }
  }
}
