package com.mexar.payout.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a database does by itself: a script, run by pgbench where there is one. */
final class SqlLimit {
  private SqlLimit() {}

  static Side of(String what, String script, Ground ground, Database database, int clients)
      throws IOException {
    Script read = Script.named(script);
    Optional<Path> pgbench = Pgbench.find();
    return pgbench.isPresent()
        ? Pgbench.of(pgbench.get(), what, read, ground.folder(), database, clients)
        : new JdbcLoop(what, read, database, clients);
  }
}
