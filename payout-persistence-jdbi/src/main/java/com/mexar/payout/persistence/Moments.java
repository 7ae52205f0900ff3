package com.mexar.payout.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times on their way to the database and back. They go as texts that end in {@code Z} and come as
 * offset date-times, so neither the session's nor the JVM's time zone has a part in it. Stateless.
 */
final class Moments {
  private Moments() {}

  /**
   * PostgreSQL would round what is finer than a microsecond, and rounding up leads into a future.
   */
  static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).toString();
  }

  static @Nullable Long micros(@Nullable Duration duration) {
    return duration == null
        ? null
        : Math.addExact(
            Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
  }

  static Instant read(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant readOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
