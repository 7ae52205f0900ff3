package com.mexar.payout.sandbox.stack;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A real PostgreSQL for tests: in a folder that is thrown away, with {@code fsync} off, giving each
 * test an empty database of its own. Addresses carry their login ({@code ?user=…&password=…}), so
 * that one string is enough. Thread-safe.
 */
public final class TestPostgres implements AutoCloseable {

  private final Path folder;
  private final LocalPostgres server;
  private final boolean isShared;
  private final AtomicInteger databases = new AtomicInteger();
  private final Map<String, String> templates = new ConcurrentHashMap<>();

  private TestPostgres(Path folder, LocalPostgres server, boolean isShared) {
    this.folder = folder;
    this.server = server;
    this.isShared = isShared;
  }

  /** The one server of this JVM, started by the first call and gone with the JVM. Never stop it. */
  public static TestPostgres shared() {
    return Shared.SERVER;
  }

  /** A server of one's own, for tests that stop it. */
  public static TestPostgres start() {
    return start(false);
  }

  private static TestPostgres start(boolean isShared) {
    Path folder = TestFolders.create("postgres");
    return new TestPostgres(
        folder,
        LocalPostgres.open(
            folder.resolve("postgres"), TestFolders.root(), Durability.FSYNC_OFF_FOR_TESTS),
        isShared);
  }

  /** The address of a new, empty database, owned by the role that logs in. */
  public String freshDatabase() {
    return databaseFrom("template1");
  }

  /**
   * The address of a new copy of the template of that name. The first call of a name makes the
   * template: an empty database that {@code prepare} gets the address of (to migrate it, say) and
   * must leave without connections.
   */
  public String freshDatabase(String template, Consumer<String> prepare) {
    return databaseFrom(
        templates.computeIfAbsent(
            template,
            name -> {
              String database = create("template1");
              prepare.accept(address(database));
              return database;
            }));
  }

  /** Removes a database made here, ending the connections to it; for suites with very many. */
  public void drop(String address) {
    String database = address.substring(address.lastIndexOf('/') + 1, address.indexOf('?'));
    execute("DROP DATABASE " + database + " WITH (FORCE)");
  }

  /** Ends all connections and the server, as a crash would. Not on the shared one. */
  public void stopAbruptly() {
    if (isShared) {
      throw new IllegalStateException("the shared server is not to be stopped");
    }
    server.stopAbruptly();
  }

  /** Starts the server again on the same port after {@link #stopAbruptly}. */
  public void restart() {
    server.ensureRunning();
  }

  /** Ends the server and removes its folder. Not on the shared one. */
  @Override
  public void close() {
    if (isShared) {
      throw new IllegalStateException("the shared server is not to be closed");
    }
    end();
  }

  private void end() {
    stop();
    Folders.delete(folder);
  }

  /** A JVM that ends has no time to unlink the files of a hundred databases one by one. */
  private void endWithTheJvm() {
    stop();
    Folders.deleteLater(folder);
  }

  private void stop() {
    try {
      server.stopAbruptly();
    } finally {
      server.close();
    }
  }

  private String databaseFrom(String template) {
    return address(create(template));
  }

  private String create(String template) {
    String database = "test_" + databases.incrementAndGet();
    execute("CREATE DATABASE " + database + " OWNER " + Logins.USER + " TEMPLATE " + template);
    return database;
  }

  private String address(String database) {
    return server.jdbcUrl(database) + "?user=" + server.user() + "&password=" + server.password();
  }

  private void execute(String statement) {
    try (Connection connection = server.connectAsSuperuser();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new StackException("PostgreSQL for tests refuses: " + statement, e);
    }
  }

  private static final class Shared {
    private static final TestPostgres SERVER = start(true);

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::endWithTheJvm, "test-postgres-stop"));
    }
  }
}
