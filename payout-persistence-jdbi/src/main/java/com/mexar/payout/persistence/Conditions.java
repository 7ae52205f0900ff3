package com.mexar.payout.persistence;

import com.mexar.payout.store.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of one list that were asked for, joined by AND. Each is a text of this package:
 * values are bound, and nothing that a caller sent becomes SQL. For one thread.
 */
final class Conditions {
  private final List<String> texts = new ArrayList<>();
  private final List<Consumer<Query>> bindings = new ArrayList<>();

  void and(String text) {
    texts.add(text);
  }

  /** A condition on a value, where one is asked for. */
  <T> void and(@Nullable T value, String text, BiConsumer<Query, T> binding) {
    if (value != null) {
      texts.add(text);
      bindings.add(query -> binding.accept(query, value));
    }
  }

  /** The clause, or nothing where there is no condition. */
  String text() {
    return texts.isEmpty() ? "" : "WHERE " + String.join("\n  AND ", texts) + "\n";
  }

  void bind(Query query) {
    bindings.forEach(binding -> binding.accept(query));
  }

  /** Reads a page with a statement that is limited by {@code :most}. */
  <T> Page<T> page(
      JdbiTransaction tx, String operation, String sql, int limit, JdbiTransaction.Row<T> row) {
    List<T> read =
        tx.query(
            operation,
            sql,
            query -> {
              bind(query);
              query.bind("most", limit + 1);
            },
            row);
    return Page.of(read, limit);
  }
}
