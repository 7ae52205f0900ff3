package com.mexar.payout.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** A script in a bare loop over JDBC, where there is no pgbench: a thread for each connection. */
final class JdbcLoop implements Side {
  private static final String ID = "(?<!:):id\\b";

  private final String name;
  private final List<String> statements;
  private final Database database;
  private final int clients;
  private final AtomicLong ids = new AtomicLong();

  JdbcLoop(String what, Script script, Database database, int clients) {
    this.name = "bare JDBC, " + what;
    this.statements = script.statements();
    this.database = database;
    this.clients = clients;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double round(Duration length) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      Stopwatch watch = new Stopwatch();
      List<Future<Long>> loops = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        loops.add(threads.submit(() -> loop(watch, length)));
      }
      long done = 0;
      for (Future<Long> loop : loops) {
        done += loop.get();
      }
      return watch.perSecond(done);
    } finally {
      threads.shutdownNow();
    }
  }

  private long loop(Stopwatch watch, Duration length) throws SQLException {
    long done = 0;
    try (Connection connection = database.connect()) {
      List<Step> steps = new ArrayList<>();
      for (String sql : statements) {
        steps.add(
            new Step(
                connection.prepareStatement(sql.replaceAll(ID, "?")),
                sql.split(ID, -1).length - 1));
      }
      while (watch.isBefore(length)) {
        long id = ids.incrementAndGet();
        for (Step step : steps) {
          step.run(id);
        }
        done++;
      }
    }
    return done;
  }

  /**
   * One statement, which the end of the connection closes.
   *
   * @param uses how often it uses the id
   */
  private record Step(PreparedStatement statement, int uses) {
    void run(long id) throws SQLException {
      for (int i = 1; i <= uses; i++) {
        statement.setLong(i, id);
      }
      statement.execute();
    }
  }
}
