package com.mexar.payout.app;

import com.mexar.payout.app.config.ConfigurationReader;
import com.mexar.payout.app.config.GatewayConfiguration;
import com.mexar.payout.event.EventType;
import com.mexar.payout.json.schema.EventSchema;
import com.mexar.payout.persistence.PayoutDataSource;
import com.mexar.payout.persistence.Schema;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import com.zaxxer.hikari.HikariDataSource;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;

/** The real host in this JVM: on free ports, a database of its own, and a simulated TransfeZ. */
public final class TestGateway implements AutoCloseable {
  public static final String CLIENT = "key-of-the-client";
  public static final String OTHER_CLIENT = "key-of-another-client";
  public static final String OPERATOR = "key-of-an-operator";
  public static final String OTHER_OPERATOR = "key-of-another-operator";
  public static final String AUDITOR = "key-of-an-auditor";

  private final TransfezSimulator transfez;
  private final String database;
  private final Server server;
  private final Routes routes;
  private final URI api;
  private final URI admin;

  private TestGateway(TransfezSimulator transfez, String database, Server server, Routes routes) {
    this.transfez = transfez;
    this.database = database;
    this.server = server;
    this.routes = routes;
    Announcement ports = new Announcement(List.of());
    this.api = URI.create("http://127.0.0.1:" + ports.getLocalPort(server));
    this.admin = URI.create("http://127.0.0.1:" + ports.getAdminPort(server));
  }

  public static TestGateway start(Map<String, String> settings) throws Exception {
    return start(freshDatabase(TestPostgres.shared()), settings);
  }

  public static TestGateway start(String database, Map<String, String> settings) throws Exception {
    return start(database, settings, "server");
  }

  static TestGateway start(String database, Map<String, String> settings, String... command)
      throws Exception {
    TransfezSimulator transfez = TransfezSimulator.builder().start();
    Path keys = Files.createTempFile("api-keys", ".txt");
    Files.writeString(
        keys,
        "# client role digest\n"
            + "core client "
            + sha256(CLIENT)
            + "\n\n"
            + "other client "
            + sha256(OTHER_CLIENT)
            + "\n"
            + "ops operator "
            + sha256(OPERATOR)
            + "\nbea operator "
            + sha256(OTHER_OPERATOR)
            + "\n"
            + "audit auditor "
            + sha256(AUDITOR)
            + "\n");
    Map<String, String> environment = new HashMap<>();
    environment.put("PAYOUT_HTTP_PORT", "0");
    environment.put("PAYOUT_ADMIN_PORT", "0");
    environment.put("PAYOUT_ALLOW_INSECURE_LOOPBACK", "true");
    environment.put("PAYOUT_DB_URL", database);
    environment.put("PAYOUT_API_KEYS_FILE", keys.toString());
    environment.put("PAYOUT_INQUIRY_DELAYS", "200ms,1s");
    environment.put("TRANSFEZ_BASE_URL", transfez.baseUrl().toString());
    environment.put("TRANSFEZ_API_KEY", transfez.apiKey());
    environment.put("TRANSFEZ_CALLBACK_KEYS", "k1=0123456789abcdef0123456789abcdef");
    environment.putAll(settings);
    CompletableFuture<Server> started = new CompletableFuture<>();
    Routes routes = new Routes();
    new Observed(environment, started, routes).run(command);
    Files.delete(keys);
    return new TestGateway(transfez, database, started.get(60, TimeUnit.SECONDS), routes);
  }

  public static String freshDatabase(TestPostgres postgres) {
    return postgres.freshDatabase(
        "gateway",
        url -> {
          try (HikariDataSource pool = PayoutDataSource.open(url, null, null, 2)) {
            Schema.migrate(pool);
          }
        });
  }

  public URI api() {
    return api;
  }

  public URI admin() {
    return admin;
  }

  /** What it serves on the API's port, each as {@code GET /v1/payouts/{id}}. */
  public Set<String> routes() {
    return routes.all();
  }

  public TransfezSimulator transfez() {
    return transfez;
  }

  /** The JDBC address of its database, login included. */
  public String database() {
    return database;
  }

  public Connection connectToDatabase() throws Exception {
    return DriverManager.getConnection(database);
  }

  public int payouts() throws Exception {
    try (Connection connection = connectToDatabase();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM payout")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Override
  public void close() throws Exception {
    server.stop();
    transfez.close();
    checkEvents();
  }

  /** Whatever a test had the host announce, by whichever channel or none. */
  private void checkEvents() throws Exception {
    try (Connection connection = connectToDatabase();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT type, data FROM event")) {
      while (rows.next()) {
        EventSchema.check(
            EventType.valueOf(rows.getString("type")).wireName(), rows.getString("data"));
      }
    }
  }

  static String sha256(String key) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
  }

  /** Hands out the server, and never ends the JVM. */
  private static final class Observed extends GatewayApplication {
    private final CompletableFuture<Server> started;
    private final Routes routes;

    private Observed(
        Map<String, String> environment, CompletableFuture<Server> started, Routes routes) {
      super(new ConfigurationReader(environment));
      this.started = started;
      this.routes = routes;
    }

    @Override
    public void run(GatewayConfiguration configuration, Environment environment) {
      super.run(configuration, environment);
      environment.jersey().register(routes);
      environment
          .lifecycle()
          .addServerLifecycleListener((ServerLifecycleListener) started::complete);
    }

    @Override
    protected void onFatalError(Throwable failure) {
      started.completeExceptionally(failure);
    }
  }
}
