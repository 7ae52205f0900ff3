package com.mexar.payout.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema of the stores, as migrations that Flyway applies. */
public final class Schema {
  private static final String MIGRATIONS = "classpath:db/migration/payout";

  private Schema() {}

  /**
   * Brings the database's schema to the version of these stores; does nothing where it is there.
   * Hosts that start at the same time wait for each other.
   *
   * @throws org.flywaydb.core.api.FlywayException if the database cannot be reached or a migration
   *     that was applied differs from the one here
   */
  public static void migrate(DataSource dataSource) {
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(new PatientDataSource(dataSource))
        .locations(MIGRATIONS)
        .load()
        .migrate();
  }
}
