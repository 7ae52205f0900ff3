package com.mexar.payout.sandbox.transfez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Execution;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransfezEndpointsTest {

  private static final Duration SHORT = Duration.ofMillis(10);
  private static final Instant NOW = Instant.parse("2026-11-22T03:04:05.006Z");

  private final TransfezSimulator simulator =
      TransfezSimulator.builder()
          .pace(SHORT, SHORT, SHORT)
          .clock(InstantSource.fixed(NOW))
          .balance(1_000_000)
          .start();
  private final Partner partner = new Partner(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void key_missingOrOther_is401() throws IOException {
    Partner stranger = new Partner(simulator.baseUrl().toString(), "Bearer " + simulator.apiKey());
    Partner.Answer answer = stranger.get("/ping");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("status").asInt()).isEqualTo(401);
    assertThat(answer.message().isTextual()).isTrue();
    assertThat(stranger.draft("r-1", "0011223344").status()).isEqualTo(401);
    assertThat(partner.byReference("r-1").status()).isEqualTo(404);
  }

  @Test
  void ping_isUp() throws IOException {
    assertThat(partner.get("/ping").json().path("status").asText()).isEqualTo("up");
  }

  @Test
  void balances_andAccount_tellTheBalance() throws IOException {
    JsonNode balances = partner.get("/my_balances").data().path("balances");
    assertThat(balances.path(0).path("balance").asLong()).isEqualTo(1_000_000);
    JsonNode user = partner.get("/my_account").json().path("user");
    assertThat(user.path("balances").path(0).path("currency").asText()).isEqualTo("IDR");
  }

  @Test
  void payers_pagedAndFiltered() throws IOException {
    Partner.Answer all = partner.get("/payers?per_page=10000");
    assertThat(all.data()).hasSize(Payer.ALL.size());
    Partner.Answer second = partner.get("/payers?page=2&per_page=5");
    assertThat(second.data()).hasSize(5);
    assertThat(second.data().path(0).path("name").asText()).isEqualTo("permata");
    assertThat(second.json().path("total_page").asInt()).isEqualTo((Payer.ALL.size() + 4) / 5);
    assertThat(partner.get("/payers?name=bsi").data().path(0).path("maximum_amount").asText())
        .isEqualTo("50000000.0");
    assertThat(partner.get("/payers?currency=USD").data()).isEmpty();
    assertThat(partner.get("/payers/3").data().path("name").asText()).isEqualTo("bca");
    assertThat(partner.get("/payers/9999").status()).isEqualTo(404);
  }

  @Test
  void accountInquiry_findsOrSaysWhyNot() throws IOException {
    JsonNode found =
        partner.get("/validation_bank_account?bank_name=bca&account_number=0011223344").data();
    assertThat(found.path("account_no").asText()).isEqualTo("0011223344");
    assertThat(found.path("account_name").asText()).isEqualTo("BCA SIMULATOR A");
    assertRefused("bank_name=nobank&account_number=0011223344", "Bank is not included in the list");
    assertRefused("account_number=0011223344", "Bank can't be blank");
    assertRefused("bank_name=bca&account_number=123", "is too short (minimum is 6 characters)");
    assertRefused("bank_name=bca&account_number=12345678901234567890123", "is too long");
    assertRefused("bank_name=bca&account_number=12345678x", "is not a number");
    assertRefused("bank_name=bca&account_number=990010010000", "Account does not exist");
  }

  @Test
  void draft_movesNoMoney_andPrintsAsDocumented() throws IOException {
    JsonNode data = partner.draft("r-1", "0011223344").data();
    assertThat(data.path("state").asText()).isEqualTo("created");
    assertThat(data.path("state_id").isNull()).isTrue();
    assertThat(data.path("amount").isNumber()).isTrue();
    assertThat(data.path("amount").asLong()).isEqualTo(20_000);
    assertThat(data.path("sent_amount").textValue()).isEqualTo("20000.0");
    assertThat(data.path("rate").textValue()).isEqualTo("1.0");
    assertThat(data.path("fee").textValue()).isEqualTo("2500.0");
    assertThat(data.path("created_at").asText()).isEqualTo("2026-11-22T10:04:05.006+07:00");
    assertThat(data.path("paid_at").isNull()).isTrue();
    assertThat(simulator.balance()).isEqualTo(1_000_000);
    assertThat(simulator.ledger().executions()).isEmpty();
  }

  @Test
  void draft_inSourceModeWithFraction_truncatesTheDebit() throws IOException {
    ObjectNode body = Partner.body("r-1", "0011223344").put("mode", "SOURCE");
    ((ObjectNode) body.path("source")).put("amount", "20000.75");
    JsonNode data = partner.draft(body).data();
    assertThat(data.path("amount").asLong()).isEqualTo(20_000);
    assertThat(data.path("sent_amount").asText()).isEqualTo("20000.75");
  }

  @Test
  void confirm_debitsOnce_andIsPaidInTheEnd() throws IOException {
    long id = partner.draft("r-1", "0011223344").data().path("id").asLong();
    JsonNode confirmed = partner.confirm(id).data();
    assertThat(confirmed.path("state").asText()).isEqualTo("confirmed");
    assertThat(confirmed.path("state_id").asInt()).isEqualTo(2);
    assertThat(confirmed.path("paid_at").isTextual()).isTrue();
    assertThat(simulator.balance()).isEqualTo(1_000_000 - 22_500);
    Partner.Answer again = partner.confirm(id);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.message().isTextual()).isTrue();
    await().until(() -> partner.state("r-1").equals("completed"));
    JsonNode paid = partner.get("/transactions/" + id).data();
    assertThat(paid.path("completion_date").isTextual()).isTrue();
    assertThat(paid.path("payer_name").asText()).contains("CENTRAL ASIA");
    assertThat(simulator.balance()).isEqualTo(1_000_000 - 22_500);
    assertThat(simulator.ledger().executionsOf("r-1"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.transactionId()).isEqualTo(Long.toString(id));
              assertThat(one.debit().total()).isEqualByComparingTo("22500");
              assertThat(one.account()).isEqualTo("0011223344");
              assertThat(one.executedAt()).isEqualTo(NOW);
              assertThat(one.outcome()).isEqualTo(Execution.Outcome.PAID);
            });
  }

  @Test
  void confirm_byReference_works() throws IOException {
    partner.draft("r/1", "0011223344");
    Partner.Answer answer = partner.post("/transactions/r%2F1/confirm_by_ref_id");
    assertThat(answer.data().path("state").asText()).isEqualTo("confirmed");
    assertThat(partner.byReference("r%2F1").data().path("reference_id").asText()).isEqualTo("r/1");
  }

  @Test
  void confirm_withoutBalance_staysDraft_andMayBeRepeated() throws IOException {
    simulator.setBalance(22_499);
    long id = partner.draft("r-1", "0011223344").data().path("id").asLong();
    Partner.Answer refused = partner.confirm(id);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.message().asText()).isEqualTo("Insufficient amount Balance");
    assertThat(partner.state("r-1")).isEqualTo("created");
    simulator.setBalance(22_500);
    assertThat(partner.confirm(id).status()).isEqualTo(200);
    assertThat(simulator.balance()).isZero();
  }

  @Test
  void cancel_onlyOfADraft() throws IOException {
    long id = partner.draft("r-1", "0011223344").data().path("id").asLong();
    Partner.Answer canceled = partner.post("/transactions/" + id + "/cancel");
    assertThat(canceled.data().path("state").asText()).isEqualTo("canceled");
    assertThat(canceled.data().path("state_id").asInt()).isEqualTo(4);
    assertThat(partner.post("/transactions/" + id + "/cancel").status()).isEqualTo(422);
    assertThat(partner.confirm(id).status()).isEqualTo(422);
    long paid = partner.pay("r-2", "0011223344");
    assertThat(partner.post("/transactions/" + paid + "/cancel").status()).isEqualTo(422);
    assertThat(simulator.ledger().executions()).hasSize(1);
  }

  @Test
  void reference_usedOnce_isTakenForEver() throws IOException {
    long id = partner.draft("r-1", "0011223344").data().path("id").asLong();
    partner.post("/transactions/" + id + "/cancel");
    Partner.Answer again = partner.draft("r-1", "2222333344444");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.message().path("reference_id").path(0).asText())
        .isEqualTo("has already been taken");
  }

  @Test
  void list_isNewestFirst_inPagesOfAtMost100() throws IOException {
    for (int i = 1; i <= 3; i++) {
      partner.draft("r-" + i, "0011223344");
    }
    Partner.Answer first = partner.get("/transactions?page=1&per_page=2");
    assertThat(first.data()).hasSize(2);
    assertThat(first.data().path(0).path("reference_id").asText()).isEqualTo("r-3");
    assertThat(first.json().path("total_page").asInt()).isEqualTo(2);
    assertThat(partner.get("/transactions?page=2&per_page=2").data()).hasSize(1);
    assertThat(partner.get("/transactions?per_page=1000").json().path("per_page").asInt())
        .isEqualTo(100);
  }

  @Test
  void unknownResources_are404InTheEnvelope() throws IOException {
    for (String path : new String[] {"/transactions/77", "/transactions/r-x/reference_id", "/no"}) {
      Partner.Answer answer = partner.get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.json().path("status").asInt()).isEqualTo(404);
    }
    assertThat(partner.post("/transactions/77/confirm").status()).isEqualTo(404);
  }

  @Test
  void malformedBody_is400() throws IOException {
    assertThat(partner.send("POST", "/transactions", "{\"reference_id\":").status()).isEqualTo(400);
    assertThat(partner.send("POST", "/transactions", "[]").status()).isEqualTo(400);
  }

  private void assertRefused(String query, String error) throws IOException {
    Partner.Answer answer = partner.get("/validation_bank_account?" + query);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.message().path("errors").asText()).contains(error);
  }
}
