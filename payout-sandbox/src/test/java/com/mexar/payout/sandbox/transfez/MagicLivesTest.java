package com.mexar.payout.sandbox.transfez;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.sandbox.Behaviour.Declines;
import com.mexar.payout.sandbox.Execution.Outcome;
import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.ManualTimer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MagicLivesTest {

  private static final long BALANCE = 10_000_000;
  private static final long DEBIT = 22_500;

  private final ManualTimer timer = new ManualTimer();
  private final TransfezSimulator simulator =
      TransfezSimulator.builder().balance(BALANCE).timer(timer).start();
  private final Partner partner = new Partner(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  static Stream<MagicAccount> declines() {
    return Stream.of(MagicAccount.values()).filter(one -> one.behaviour() instanceof Declines);
  }

  @ParameterizedTest
  @MethodSource("declines")
  void declined_givesTheMoneyBack_andSaysTheCode(MagicAccount magic) throws IOException {
    partner.pay("r", magic.number());
    assertThat(simulator.balance()).isEqualTo(BALANCE - DEBIT);
    timer.runAll();
    JsonNode data = partner.byReference("r").data();
    int code = ((Declines) magic.behaviour()).code();
    assertThat(data.path("state").asText()).isEqualTo("declined");
    assertThat(data.path("error_code").asInt()).isEqualTo(code);
    assertThat(data.path("error_code").isTextual()).isEqualTo(code >= 11 && code <= 13);
    assertThat(data.path("error_message").asText()).isNotBlank();
    assertThat(simulator.balance()).isEqualTo(BALANCE);
    assertThat(outcome()).isEqualTo(Outcome.RETURNED);
  }

  @ParameterizedTest
  @CsvSource({
    "STUCK_CONFIRMED, confirmed, OPEN, false",
    "STUCK_SUBMITTED, confirmed submitted, OPEN, false",
    "REFUNDED_LATER, confirmed submitted completed refunded, RETURNED, true",
    "DECLINED_THEN_REFUNDED, confirmed submitted declined refunded, RETURNED, true",
    "UNKNOWN_STATE, confirmed submitted under_review, OPEN, false",
    "UNKNOWN_STATE_THEN_PAID, confirmed submitted under_review completed, PAID, false",
    "PAID_AT_ONCE, confirmed completed, PAID, false",
    "DECLINED_AT_ONCE, confirmed declined, RETURNED, true",
    "PAID_OTHER_AMOUNT, confirmed submitted completed, PAID, false",
    "PAID_OTHER_ACCOUNT, confirmed submitted completed, PAID, false",
    "DECLINED_UNLISTED_CODE, confirmed submitted declined, RETURNED, true",
    "DECLINED_WITHOUT_CODE, confirmed submitted declined, RETURNED, true",
    "PAID_THEN_DECLINED, confirmed submitted completed declined, RETURNED, true",
    "DECLINED_THEN_PAID, confirmed submitted declined completed, PAID, false",
  })
  void life_goesThroughItsStates(
      MagicAccount magic, String states, Outcome outcome, boolean moneyIsBack) throws IOException {
    partner.pay("r", magic.number());
    for (String state : List.of(states.split(" "))) {
      assertThat(partner.state("r")).isEqualTo(state);
      timer.runNext();
    }
    assertThat(outcome()).isEqualTo(outcome);
    assertThat(simulator.balance()).isEqualTo(moneyIsBack ? BALANCE : BALANCE - DEBIT);
  }

  @Test
  void declinedThenRefunded_givesTheMoneyBackWithTheRefund() throws IOException {
    partner.pay("r", MagicAccount.DECLINED_THEN_REFUNDED.number());
    timer.runNext();
    timer.runNext();
    assertThat(partner.state("r")).isEqualTo("declined");
    assertThat(simulator.balance()).isEqualTo(BALANCE - DEBIT);
    timer.runNext();
    assertThat(simulator.balance()).isEqualTo(BALANCE);
  }

  @Test
  void declined_withoutOrUnlistedCode_saysSo() throws IOException {
    partner.pay("r", MagicAccount.DECLINED_WITHOUT_CODE.number());
    partner.pay("s", MagicAccount.DECLINED_UNLISTED_CODE.number());
    timer.runAll();
    assertThat(partner.byReference("r").data().path("error_code").isNull()).isTrue();
    assertThat(partner.byReference("s").data().path("error_code").asInt()).isEqualTo(4711);
  }

  @Test
  void completed_withOtherAmountOrAccount_statesIt() throws IOException {
    partner.pay("r", MagicAccount.PAID_OTHER_AMOUNT.number());
    partner.pay("s", MagicAccount.PAID_OTHER_ACCOUNT.number());
    assertThat(partner.byReference("r").data().path("amount").asLong()).isEqualTo(20_000);
    timer.runAll();
    assertThat(partner.byReference("r").data().path("amount").asLong()).isEqualTo(19_999);
    assertThat(partner.byReference("s").data().path("beneficiary").path("account").asText())
        .isNotEqualTo(MagicAccount.PAID_OTHER_ACCOUNT.number());
  }

  @Test
  void insufficientBalance_byAccount_alwaysOrOnce() throws IOException {
    long poor =
        partner.draft("r", MagicAccount.INSUFFICIENT_BALANCE.number()).data().path("id").asLong();
    assertThat(partner.confirm(poor).status()).isEqualTo(422);
    assertThat(partner.confirm(poor).status()).isEqualTo(422);
    String once = MagicAccount.INSUFFICIENT_BALANCE_ONCE.number();
    long richer = partner.draft("s", once).data().path("id").asLong();
    assertThat(partner.confirm(richer).message().asText()).isEqualTo("Insufficient amount Balance");
    assertThat(partner.confirm(richer).status()).isEqualTo(200);
    assertThat(simulator.ledger().executions()).hasSize(1);
  }

  @Test
  void declineNext_hitsOneTransaction_whateverItsAccount() throws IOException {
    simulator.declineNext(12);
    partner.pay("r", "0011223344");
    partner.pay("s", "0011223344");
    timer.runAll();
    assertThat(partner.state("r")).isEqualTo("declined");
    assertThat(partner.state("s")).isEqualTo("completed");
  }

  @Test
  void move_byHand_letsSupportReverse() throws IOException {
    partner.pay("r", "0011223344");
    timer.runAll();
    simulator.move("r", "refunded");
    assertThat(partner.state("r")).isEqualTo("refunded");
    assertThat(simulator.balance()).isEqualTo(BALANCE);
    partner.pay("s", MagicAccount.STUCK_SUBMITTED.number());
    simulator.decline("s", 5);
    timer.runAll();
    assertThat(partner.byReference("s").data().path("error_code").asInt()).isEqualTo(5);
  }

  @Test
  void draft_neverExpires() throws IOException {
    long id = partner.draft("r", "0011223344").data().path("id").asLong();
    assertThat(timer.isEmpty()).isTrue();
    assertThat(partner.confirm(id).status()).isEqualTo(200);
  }

  private Outcome outcome() {
    assertThat(simulator.ledger().executionsOf("r")).hasSize(1);
    assertThat(timer.isEmpty()).isTrue();
    return simulator.ledger().executionsOf("r").get(0).outcome();
  }
}
