package com.mexar.payout.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.app.config.ConfigurationReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.Namespace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys made by hand, against a host that runs meanwhile. */
class ApiKeyCommandTest {
  private static TestGateway gateway;
  private static Requests http;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start(Map.of());
    http = new Requests(gateway);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  @Test
  void key_made_isPrintedAloneAndOpensAtOnce() throws Exception {
    String printed = run("create", "--client", "shop", "--role", "client");

    assertThat(printed).matches("mxk_[A-Za-z0-9_-]{43}\\R");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> http.get("/v1/payouts", printed.strip()).status() == 200);
    assertThat(http.get("/v1/operator/tasks", printed.strip()).status()).isEqualTo(403);
  }

  @Test
  void key_made_isKeptAsADigestAlone() throws Exception {
    String key = run("create", "--client", "shop", "--role", "auditor").strip();

    try (Connection connection = gateway.connectToDatabase();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT k::text FROM api_key k")) {
      while (rows.next()) {
        assertThat(rows.getString(1)).doesNotContain(key.substring(4));
      }
    }
  }

  @Test
  void key_revoked_opensNothingSoon() throws Exception {
    String key = run("create", "--client", "leaver", "--role", "operator").strip();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> http.get("/v1/operator/tasks", key).status() == 200);
    String id =
        run("list").lines().filter(line -> line.endsWith("leaver")).findFirst().orElseThrow();

    run("revoke", id.substring(0, 36));

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> http.get("/v1/operator/tasks", key).status() == 401);
    assertThat(run("list")).contains("revoked").doesNotContain(key.substring(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no client!", ""})
  void client_ofAnotherShape_isRefusedInOneLine(String client) throws Exception {
    assertThat(fails("create", "--client", client, "--role", "client"))
        .startsWith("The gateway cannot do this: --client must be")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "019ab2c3-0000-7000-8000-000000000002"})
  void key_thatIsNotThere_isNotRevoked(String id) throws Exception {
    assertThat(fails("revoke", id)).contains("there is no such key").hasLineCount(1);
  }

  private static String run(String... words) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    command(out).run(null, arguments(out, words));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String fails(String... words) throws ArgumentParserException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter told = new StringWriter();
    try {
      command(out).run(null, arguments(out, words));
      throw new AssertionError("it did not fail");
    } catch (StartException e) {
      Complaint.print(new PrintWriter(told), "cannot do this", e);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    assertThat(out.size()).isZero();
    return told.toString();
  }

  private static Namespace arguments(ByteArrayOutputStream out, String... words)
      throws ArgumentParserException {
    ArgumentParser parser = ArgumentParsers.newFor("gateway").build();
    command(out).configure(parser.addSubparsers().addParser("api-key"));
    return parser.parseArgs(
        Stream.concat(Stream.of("api-key"), Stream.of(words)).toArray(String[]::new));
  }

  private static ApiKeyCommand command(ByteArrayOutputStream out) {
    return new ApiKeyCommand(
        new ConfigurationReader(Map.of("PAYOUT_DB_URL", gateway.database())),
        new PrintStream(out, true, StandardCharsets.UTF_8));
  }
}
