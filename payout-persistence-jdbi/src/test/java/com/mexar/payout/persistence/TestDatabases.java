package com.mexar.payout.persistence;

import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.store.Stores;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An extension that gives tests migrated databases of their own. Their sessions run in a time zone
 * that is not a whole number of hours away from UTC, which must not show anywhere.
 */
final class TestDatabases implements AfterEachCallback {
  static final String ZONE = "Asia/Kathmandu";
  private static final int CONNECTIONS = 20;

  private final List<HikariDataSource> opened = new ArrayList<>();

  /** The address of a new database with the schema. */
  static String migrated() {
    return TestPostgres.shared().freshDatabase("migrated", TestDatabases::migrate)
        + "&options=-c%20TimeZone="
        + ZONE;
  }

  Stores stores() {
    return JdbiStores.open(dataSource(migrated()));
  }

  HikariDataSource dataSource(String url) {
    HikariDataSource dataSource = PayoutDataSource.open(url, null, null, CONNECTIONS);
    opened.add(dataSource);
    return dataSource;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    opened.forEach(HikariDataSource::close);
    opened.clear();
  }

  private static void migrate(String url) {
    try (HikariDataSource dataSource = PayoutDataSource.open(url, null, null, 2)) {
      Schema.migrate(dataSource);
    }
  }
}
