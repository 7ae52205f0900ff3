package com.mexar.payout.app;

import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.Requests.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payouts abroad, from the request to the end of each. */
class CrossBorderTest {
  private static final String COMPLIANCE =
      """
      "purpose": "GOODS", "sourceOfFunds": "SAVINGS", "relationship": "SUPPLIER",
      """;

  @TempDir static Path folder;

  private static TestGateway gateway;
  private static Requests http;

  @BeforeAll
  static void start() throws Exception {
    Path map = folder.resolve("banks");
    Files.writeString(map, "US.bank.first=First Sandbox Bank\nSG.bank.first=First Sandbox Bank\n");
    gateway =
        TestGateway.start(
            Map.of(
                "TRANSFEZ_CROSS_BORDER",
                "US:USD:30-25000,SG:SGD:20-30000",
                "TRANSFEZ_INSTITUTION_MAP_FILE",
                map.toString()));
    http = new Requests(gateway);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  @Test
  void payout_abroad_isPaidAtThePriceOfItsDraft() throws Exception {
    JsonNode payout = ended(accepted("US", "USD", "1990-02-28", COMPLIANCE));

    assertThat(payout.path("status").asText()).as(payout.toString()).isEqualTo("PAID");
    JsonNode attempt = payout.path("attempts").get(0);
    assertThat(attempt.at("/cost/debited/value").asText()).isEqualTo("1558990");
    assertThat(attempt.at("/cost/debited/currency").asText()).isEqualTo("IDR");
    assertThat(attempt.at("/cost/fee/value").asText()).isEqualTo("2500");
    assertThat(attempt.at("/cost/rate").asText()).isEqualTo("15512.345678");
    assertThat(executions(attempt)).isEqualTo(1);
  }

  @Test
  void payout_whosePriceIsAboveMaxDebit_failsWithItsDraftCancelled() throws Exception {
    String most = COMPLIANCE + "\"maxDebit\": {\"currency\": \"IDR\", \"value\": \"1561489\"},";
    JsonNode payout = ended(accepted("US", "USD", "1990-02-28", most));

    assertThat(payout.path("status").asText()).isEqualTo("FAILED");
    JsonNode attempt = payout.path("attempts").get(0);
    assertThat(attempt.path("outcome").asText()).isEqualTo("UNEXECUTED");
    assertThat(executions(attempt)).isZero();
  }

  @Test
  void payout_withoutWhatTheCountryWants_failsAndNamesTheMember() throws Exception {
    JsonNode payout = ended(accepted("US", "USD", null, COMPLIANCE));

    assertThat(payout.path("status").asText()).isEqualTo("FAILED");
    assertThat(payout.at("/reason/code").asText()).isEqualTo("RR04");
    assertThat(payout.at("/reason/text").asText()).isEqualTo("needs sender.dateOfBirth");
  }

  @Test
  void payout_whereTheCountryWantsWhatIsNotKnown_failsForWantOfAnotherProvider() throws Exception {
    gateway.transfez().alsoWantOfSenders("SGP", "tax_id");
    JsonNode payout = ended(accepted("SG", "SGD", "1990-02-28", COMPLIANCE));

    assertThat(payout.path("status").asText()).isEqualTo("FAILED");
    assertThat(payout.at("/reason/code").asText()).isEqualTo("AG01");
    assertThat(payout.at("/reason/provider/text").asText()).isEqualTo("sender tax_id");
  }

  @Test
  void payout_withoutComplianceMembers_hasNoRouteAndIsToldWhy() throws Exception {
    Answer answer = http.pay(fresh(), body("US", "USD", "1990-02-28", ""));

    assertThat(answer.problem()).isEqualTo("no-route");
    assertThat(answer.body()).contains("needs purpose, sourceOfFunds, relationship");
  }

  private static long executions(JsonNode attempt) {
    return gateway
        .transfez()
        .ledger()
        .executionsOf(attempt.path("attemptReference").asText())
        .size();
  }

  private static String accepted(String country, String currency, String born, String more)
      throws Exception {
    Answer answer = http.pay(fresh(), body(country, currency, born, more));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.header("Location");
  }

  private static JsonNode ended(String path) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> http.get(path, TestGateway.CLIENT).json(),
            payout -> payout.path("status").asText().matches("PAID|FAILED"));
  }

  private static String body(String country, String currency, String born, String more) {
    return """
    {"reference": "%s", "amount": {"currency": "%s", "value": "100.50"}, %s
     "beneficiary": {"type": "individual", "firstName": "Ann", "lastName": "Smith",
       "country": "%s",
       "account": {"type": "bank", "bankCode": "first", "number": "0001112223",
         "bic": "FRSTUS33", "routingNumber": "021000021"}},
     "sender": {"type": "individual", "firstName": "Siti", "lastName": "Wijaya", "country": "ID",
       "nationality": "ID", %s
       "document": {"type": "PASSPORT", "number": "X1234567", "country": "ID"},
       "address": {"line": "Jalan Mawar 7", "city": "Bandung", "country": "ID"}}}
    """
        .formatted(
            fresh(),
            currency,
            more,
            country,
            born == null ? "" : "\"dateOfBirth\": \"" + born + "\",");
  }
}
