package com.mexar.payout.sandbox.transfez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.sandbox.CallbackQuirk;
import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.MagicAccount;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {

  private static final Duration SHORT = Duration.ofMillis(60);

  private final CallbackReceiver receiver = new CallbackReceiver();
  private final TransfezSimulator simulator =
      TransfezSimulator.builder()
          .pace(SHORT, SHORT, SHORT)
          .callbacks(3, Duration.ofMillis(10), Duration.ofSeconds(2))
          .start();
  private final Partner partner = new Partner(simulator);

  CallbacksTest() throws IOException {}

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @Test
  void callbacks_tellEveryMove_flatAndWithNumbersAsStrings() throws IOException {
    long id = pay("r", "0011223344");
    await().until(() -> receiver.bodies.size() == 3);
    assertThat(receiver.states()).containsExactly("confirmed", "submitted", "completed");
    JsonNode body = new Partner.Answer(200, receiver.bodies.get(2)).json();
    assertThat(body.has("data")).isFalse();
    assertThat(body.path("id").asLong()).isEqualTo(id);
    assertThat(body.path("reference_id").asText()).isEqualTo("r");
    assertThat(body.path("state_id").textValue()).isEqualTo("5");
    assertThat(body.path("amount").textValue()).isEqualTo("20000");
    assertThat(body.has("error_code")).isFalse();
  }

  @Test
  void callback_ofDeclined_carriesTheCode() throws IOException {
    pay("r", MagicAccount.DECLINED_12.number());
    await().until(() -> receiver.bodies.size() == 3);
    JsonNode body = new Partner.Answer(200, receiver.bodies.get(2)).json();
    assertThat(body.path("error_code").asText()).isEqualTo("012");
    assertThat(body.path("error_message").asText()).isEqualTo("Beneficiary account is blocked");
  }

  @Test
  void callback_ofCanceled_isSent() throws IOException {
    long id = draft("r", "0011223344");
    partner.post("/transactions/" + id + "/cancel");
    await().until(() -> receiver.states().equals(List.of("canceled")));
  }

  @Test
  void callback_refused_isTriedAgain_andGivenUpAfterTheLastTry() throws IOException {
    receiver.toRefuse.set(2);
    pay("r", MagicAccount.STUCK_CONFIRMED.number());
    await().until(() -> receiver.bodies.size() == 1);
    assertThat(statuses("r")).containsExactly(503, 503, 202);
    receiver.toRefuse.set(3);
    pay("s", MagicAccount.STUCK_CONFIRMED.number());
    await().until(() -> statuses("s").size() == 3);
    assertThat(receiver.toRefuse.get()).isZero();
    assertThat(receiver.bodies).hasSize(1);
  }

  @Test
  void callback_toNobody_holdsNothingUp() throws IOException {
    String url = receiver.url("/callbacks");
    receiver.close();
    long id =
        partner
            .draft(Partner.body("r", "0011223344").put("callback_url", url))
            .data()
            .path("id")
            .asLong();
    assertThat(partner.confirm(id).status()).isEqualTo(200);
    await().until(() -> partner.state("r").equals("completed"));
    await().until(() -> statuses("r").size() >= 3);
    assertThat(statuses("r")).containsOnly(0);
  }

  @Test
  void callbacks_none_areNotSent() throws IOException {
    pay("r", MagicAccount.CALLBACKS_NONE.number());
    await().until(() -> partner.state("r").equals("completed"));
    assertThat(simulator.ledger().callbacksOf("r")).isEmpty();
  }

  @Test
  void callbacks_beforeAnswer_areAllThereWhenTheConfirmIsAnswered() throws IOException {
    long id = draft("r", MagicAccount.CALLBACKS_BEFORE_ANSWER.number());
    JsonNode answer = partner.confirm(id).data();
    assertThat(receiver.states()).containsExactly("confirmed", "submitted", "completed");
    assertThat(answer.path("state").asText()).isEqualTo("confirmed");
  }

  @Test
  void callbacks_repeated_comeThreeTimesEach() throws IOException {
    pay("r", MagicAccount.CALLBACKS_REPEATED.number());
    await().until(() -> receiver.bodies.size() == 9);
    assertThat(receiver.bodies).filteredOn(body -> body.contains("completed")).hasSize(3);
  }

  @Test
  void callbacks_reversed_comeLatestFirst() throws IOException {
    pay("r", MagicAccount.CALLBACKS_REVERSED.number());
    await().until(() -> receiver.bodies.size() == 3);
    assertThat(receiver.states()).containsExactly("completed", "submitted", "confirmed");
  }

  @Test
  void callbacks_garbageOrWrongTypes_areSentAsSuch() throws IOException {
    pay("r", MagicAccount.CALLBACKS_GARBAGE.number());
    await().until(() -> receiver.bodies.size() == 3);
    assertThat(receiver.bodies).allMatch(body -> body.startsWith("<html>"));
    receiver.bodies.clear();
    pay("s", MagicAccount.CALLBACKS_WRONG_TYPES.number());
    await().until(() -> receiver.bodies.size() == 3);
    assertThat(new Partner.Answer(200, receiver.bodies.get(0)).json().path("state").isArray())
        .isTrue();
  }

  @Test
  void callbacks_lying_sayPaidOfWhatIsDeclined() throws IOException {
    pay("r", MagicAccount.CALLBACKS_LYING.number());
    await().until(() -> receiver.bodies.size() == 3);
    assertThat(receiver.states()).containsOnly("completed");
    assertThat(partner.state("r")).isEqualTo("declined");
  }

  @Test
  void callbackQuirk_setForAll_changesPlainAccounts() throws IOException {
    simulator.callbackQuirk(CallbackQuirk.NONE);
    pay("r", "0011223344");
    await().until(() -> partner.state("r").equals("completed"));
    assertThat(receiver.bodies).isEmpty();
    simulator.sendCallback("r", "submitted");
    await().until(() -> receiver.states().equals(List.of("submitted")));
  }

  private List<Integer> statuses(String reference) {
    return simulator.ledger().callbacksOf(reference).stream().map(CallbackTry::status).toList();
  }

  private long pay(String reference, String account) throws IOException {
    long id = draft(reference, account);
    partner.confirm(id);
    return id;
  }

  private long draft(String reference, String account) throws IOException {
    String url = receiver.url("/callbacks/" + reference);
    return partner
        .draft(Partner.body(reference, account).put("callback_url", url))
        .data()
        .path("id")
        .asLong();
  }
}
