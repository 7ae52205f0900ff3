package com.mexar.payout.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Binds a list as arrays, one for each column, for statements that {@code unnest} them: the number
 * of parameters, and so the prepared statement, is the same for one row and for five hundred.
 */
final class Columns<T> {
  private final SqlStatement<?> statement;
  private final List<T> rows;

  private Columns(SqlStatement<?> statement, List<T> rows) {
    this.statement = statement;
    this.rows = rows;
  }

  static <T> Columns<T> of(SqlStatement<?> statement, List<T> rows) {
    return new Columns<>(statement, rows);
  }

  Columns<T> text(String name, Function<T, @Nullable String> column) {
    return bind(name, "text", rows.stream().map(column).toArray(String[]::new));
  }

  Columns<T> uuid(String name, Function<T, @Nullable UUID> column) {
    return bind(name, "uuid", rows.stream().map(column).toArray(UUID[]::new));
  }

  Columns<T> number(String name, Function<T, @Nullable Long> column) {
    return bind(name, "int8", rows.stream().map(column).toArray(Long[]::new));
  }

  Columns<T> integer(String name, Function<T, @Nullable Integer> column) {
    return bind(name, "int4", rows.stream().map(column).toArray(Integer[]::new));
  }

  Columns<T> flag(String name, Function<T, @Nullable Boolean> column) {
    return bind(name, "bool", rows.stream().map(column).toArray(Boolean[]::new));
  }

  Columns<T> bytes(String name, Function<T, byte @Nullable []> column) {
    return bind(name, "bytea", rows.stream().map(column).toArray(byte[][]::new));
  }

  Columns<T> moment(String name, Function<T, @Nullable Instant> column) {
    return bind(
        name,
        "timestamptz",
        rows.stream().map(row -> Moments.text(column.apply(row))).toArray(String[]::new));
  }

  private Columns<T> bind(String name, String type, @Nullable Object[] values) {
    Argument array =
        (position, prepared, context) ->
            prepared.setArray(position, prepared.getConnection().createArrayOf(type, values));
    statement.bind(name, array);
    return this;
  }
}
