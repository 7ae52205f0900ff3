package com.mexar.payout.app;

import static com.mexar.payout.app.Requests.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.config.ConfigurationReader;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.sandbox.stack.TestPostgres;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host started after a restore of its database, and the command that ends what that began. */
class AfterRestoreTest {

  @Test
  void payout_lostInARestore_isFoundAtItsProviderWhenItsClientComesAgain() throws Exception {
    try (TransfezSimulator transfez = TransfezSimulator.builder().start()) {
      Map<String, String> settings =
          Map.of(
              "TRANSFEZ_BASE_URL",
              transfez.baseUrl().toString(),
              "TRANSFEZ_API_KEY",
              transfez.apiKey(),
              "PAYOUT_LEASE",
              "2s",
              "PAYOUT_CALL_TIMEOUT",
              "1s");
      String request = body("LOST-1");
      try (TestGateway before = TestGateway.start(settings)) {
        awaitPaid(new Requests(before), request);
      }
      int executions = transfez.ledger().executions().size();

      String emptied = TestGateway.freshDatabase(TestPostgres.shared());
      try (TestGateway after =
          TestGateway.start(
              emptied, settings, "server", "--after-restore=transfez", "--operator", "ana")) {
        Requests http = new Requests(after);
        assertThat(providers(http).at("/items/0/restoredAt").isTextual()).isTrue();
        awaitPaid(http, request);
        assertThat(transfez.ledger().executions()).hasSize(executions).hasSize(1);

        assertThat(end(emptied)).isEqualTo("No more is looked for at transfez\n");
        assertThat(providers(http).at("/items/0/restoredAt").isNull()).isTrue();
        assertThat(end(emptied)).isEqualTo("Nothing was being looked for.\n");
        JsonNode audit = http.get("/v1/operator/audit", TestGateway.AUDITOR).json();
        assertThat(audit.at("/items/1/actor").asText()).isEqualTo("operator:ana");
        assertThat(audit.at("/items/1/action").asText()).isEqualTo("after-restore.begin");
        assertThat(audit.at("/items/0/action").asText()).isEqualTo("after-restore.end");
      }
    }
  }

  @Test
  void option_withoutNames_isForAllThatAreConfigured() throws Exception {
    assertThat(option("server", "config.yml", "--after-restore").orElseThrow().inUse()).isEmpty();
    assertThat(option("server", "--after-restore=transfez,easylink").orElseThrow().inUse())
        .containsExactlyInAnyOrder(new ProviderName("transfez"), new ProviderName("easylink"));
    assertThat(option("server", "config.yml")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.yml", "transfez,", "TransfeZ"})
  void option_thatNamesNoProvider_isRefused(String names) {
    assertThatThrownBy(() -> option("server", "--after-restore", names))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith("--after-restore names providers");
  }

  private static void awaitPaid(Requests http, String request) throws Exception {
    Requests.Answer accepted = http.pay("key-of-the-lost-one", request);
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
    String address = accepted.location().getPath();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                http.get(address, TestGateway.CLIENT)
                    .json()
                    .path("status")
                    .asText()
                    .equals("PAID"));
  }

  private static JsonNode providers(Requests http) throws Exception {
    return http.get("/v1/operator/providers", TestGateway.OPERATOR).json();
  }

  private static String end(String database) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DatabaseCommand command =
        new DatabaseCommand(
            new ConfigurationReader(Map.of("PAYOUT_DB_URL", database)),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    ArgumentParser parser = ArgumentParsers.newFor("gateway").build();
    command.configure(parser.addSubparsers().addParser("db"));
    String[] words = {"db", "end-after-restore", "--operator", "bea", "--reason", "all were found"};
    command.run(null, parser.parseArgs(words));
    return out.toString(StandardCharsets.UTF_8).replace("\r", "");
  }

  private static Optional<AfterRestoreOption> option(String... words) throws Exception {
    ArgumentParser parser = ArgumentParsers.newFor("gateway").build();
    Subparser server = parser.addSubparsers().addParser("server");
    server.addArgument("file").nargs("?");
    AfterRestoreOption.addTo(server);
    Namespace arguments = parser.parseArgs(words);
    return AfterRestoreOption.of(arguments);
  }
}
