package com.mexar.payout.sandbox.easylink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Step;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EasylinkEndpointsTest {

  private static final SimulatorKeys KEYS = SimulatorKeys.generate();
  private static final AtomicReference<Instant> NOW =
      new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
  private static final EasylinkSimulator SIMULATOR =
      EasylinkSimulator.builder()
          .keys(KEYS)
          .clock(NOW::get)
          .balance(1_000_000_000)
          .timer((delay, task) -> {})
          .start();

  private final Merchant merchant = new Merchant(SIMULATOR, NOW::get);

  @BeforeEach
  void login() throws IOException {
    merchant.login();
  }

  @AfterEach
  void registered() {
    SIMULATOR.refuseAddress(false);
  }

  @AfterAll
  static void stop() {
    SIMULATOR.close();
  }

  @Test
  void create_andShow_tellStateAsNumberAndAsText() throws IOException {
    Merchant.Answer created = merchant.pay("shape", "0011223344");
    assertThat(created.code()).isZero();
    assertThat(created.data().path("state").isInt()).isTrue();
    assertThat(created.data().path("total_amount").asText()).isEqualTo("103500");
    assertThat(created.data().path("disbursement_id").asText()).matches("202611221700\\d{12}");
    Merchant.Answer shown = merchant.show("shape");
    assertThat(shown.data().path("state").textValue()).isEqualTo("1");
    assertThat(shown.data().path("destination_amount").asText()).isEqualTo("100000");
  }

  @Test
  void international_repeatsItsObjectsAndIsDebitedWithTheConfirm() throws IOException {
    long before = SIMULATOR.balance();
    Merchant.Answer drafted = merchant.draft("abroad", "9876543210");
    assertThat(drafted.data().path("transaction").path("source_amount").asLong())
        .isEqualTo(1_234_550);
    assertThat(drafted.data().path("destination").path("bank_account_number").asText())
        .isEqualTo("9876543210");
    assertThat(drafted.data().path("created").asLong()).isEqualTo(NOW.get().getEpochSecond());
    assertThat(SIMULATOR.balance()).isEqualTo(before);

    assertThat(merchant.confirm("abroad").data().path("state").asInt()).isEqualTo(2);
    assertThat(SIMULATOR.balance()).isEqualTo(before - 1_234_550 - 3_500);
    assertThat(merchant.confirm("abroad").code()).isEqualTo(30020002);
    assertThat(SIMULATOR.ledger().executionsOf("abroad")).hasSize(1);
  }

  @Test
  void international_fiveMinutesWithoutAConfirm_isCancelled() throws IOException {
    merchant.draft("late", "9876543210");
    NOW.updateAndGet(now -> now.plus(Duration.ofSeconds(299)));
    assertThat(merchant.showAbroad("late").data().path("state").asInt()).isEqualTo(1);
    NOW.updateAndGet(now -> now.plus(Duration.ofSeconds(1)));
    assertThat(merchant.showAbroad("late").data().path("state").asInt()).isEqualTo(8);
    assertThat(merchant.confirm("late").code()).isEqualTo(30020002);
    assertThat(SIMULATOR.ledger().executionsOf("late")).isEmpty();
  }

  @Test
  void reference_thatWasUsed_isRefusedWhateverTheContentAndTheKind() throws IOException {
    merchant.pay("twice", "0011223344");
    assertThat(merchant.pay("twice", "0011223344").code()).isEqualTo(30020000);
    assertThat(merchant.pay("twice", "5566778899").code()).isEqualTo(30020000);
    assertThat(merchant.draft("twice", "9876543210").code()).isEqualTo(30020000);
    assertThat(merchant.showAbroad("twice").code()).isEqualTo(30020001);
    assertThat(merchant.show("never").code()).isEqualTo(30020001);
    assertThat(SIMULATOR.ledger().executionsOf("twice")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "amount, 49999, 30020005",
    "amount, 500000001, 30020003",
    "amount, 1e6, 10500001",
    "account_number, ID12345, 10500003",
    "account_number, 1234, 10500003",
    "bank_id, 99, 60001004",
    "payment_method, 2, 60001004",
    "reference, '', 10500001"
  })
  void create_withAMemberThatIsNotTaken_hasItsCode(String member, String value, int code)
      throws IOException {
    ObjectNode body = Merchant.domestic("refused", "0011223344").put(member, value);
    assertThat(merchant.call("v2/transfer/create-domestic-transfer", body).code()).isEqualTo(code);
    assertThat(SIMULATOR.ledger().executionsOf("refused")).isEmpty();
  }

  @Test
  void balance_thatIsNotEnough_refusesAndLeavesTheReferenceFree() throws IOException {
    long before = SIMULATOR.balance();
    SIMULATOR.setBalance(103_499);
    assertThat(merchant.pay("poor", "0011223344").code()).isEqualTo(40000000);
    SIMULATOR.setBalance(before);
    assertThat(merchant.pay("poor", "0011223344").code()).isZero();
  }

  @Test
  void token_thatIsBadOrTenMinutesOld_isRefusedByTheGateway() throws IOException {
    NOW.updateAndGet(now -> now.plus(Duration.ofSeconds(599)));
    assertThat(merchant.show("x").status()).isEqualTo(200);
    NOW.updateAndGet(now -> now.plus(Duration.ofSeconds(1)));
    Merchant.Answer old = merchant.show("x");
    assertThat(old.status()).isEqualTo(401);
    assertThat(old.json().has("code")).isFalse();
    assertThat(new Merchant(SIMULATOR, NOW::get).show("x").status()).isEqualTo(401);
    merchant.login();
    SIMULATOR.revokeTokens();
    assertThat(merchant.show("x").status()).isEqualTo(401);
  }

  @Test
  void signature_overOtherBytesOrAnotherTime_isRefused() throws IOException {
    ObjectNode body = Merchant.domestic("forged", "0011223344");
    ObjectNode other = Merchant.domestic("forged", "0011223355");
    String path = "v2/transfer/create-domestic-transfer";
    long now = NOW.get().toEpochMilli();
    assertThat(merchant.call(path, body, other, now).code()).isEqualTo(581000001);
    assertThat(merchant.call(path, body, body, now - 300_001).code()).isEqualTo(581000001);
    assertThat(merchant.call(path, body, body, now + 300_001).code()).isEqualTo(581000001);
    assertThat(SIMULATOR.ledger().executionsOf("forged")).isEmpty();
    assertThat(merchant.call(path, body, body, now - 300_000).code()).isZero();
  }

  @Test
  void address_thatIsNotRegistered_isRefused() throws IOException {
    SIMULATOR.refuseAddress(true);
    assertThat(merchant.show("x").code()).isEqualTo(581000002);
  }

  @Test
  void path_thatDoesNotExist_isTheGateways() throws IOException {
    Merchant.Answer answer = merchant.call("transfer/cancel", Merchant.object());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().has("code")).isFalse();
  }

  @Test
  void controls_overHttp_areThoseOfTheOtherSimulator() throws IOException {
    merchant.pay("seen", "0011223344");
    assertThat(merchant.control("GET", "/ledger?reference=seen", "").json().path("executions"))
        .hasSize(1);
    String fault = "{\"step\":\"CONFIRM\",\"fault\":\"ERROR_500_AFTER\",\"reference\":\"broken\"}";
    assertThat(merchant.control("POST", "/faults", fault).status()).isEqualTo(200);
    assertThat(merchant.pay("broken", "0011223344").status()).isEqualTo(500);
    assertThat(SIMULATOR.ledger().executionsOf("broken")).hasSize(1);
    assertThat(SIMULATOR.ledger().count(Step.TOKEN)).isPositive();
  }
}
