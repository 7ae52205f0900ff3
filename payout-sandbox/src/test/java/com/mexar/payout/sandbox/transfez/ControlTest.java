package com.mexar.payout.sandbox.transfez;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {

  private final TransfezSimulator simulator = TransfezSimulator.builder().start();
  private final Partner partner = new Partner(simulator);
  private final Partner control =
      new Partner(simulator.controlUrl().toString(), simulator.apiKey());

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void ledger_overHttp_listsExecutions() throws IOException {
    partner.pay("r-1", "0011223344");
    partner.pay("r-2", "0011223344");
    JsonNode all = control.get("/ledger").json();
    assertThat(all.path("executions")).hasSize(2);
    assertThat(all.path("requests").path("CONFIRM").asInt()).isEqualTo(2);
    JsonNode one = control.get("/ledger?reference=r-2").json().path("executions");
    assertThat(one).hasSize(1);
    assertThat(one.path(0).path("amount").asText()).isEqualTo("20000");
    assertThat(one.path(0).path("account").asText()).isEqualTo("0011223344");
  }

  @Test
  void balance_overHttp_isSet() throws IOException {
    assertThat(control.send("PUT", "/balance", "{\"balance\":5}").status()).isEqualTo(200);
    assertThat(simulator.balance()).isEqualTo(5);
    assertThat(control.send("PUT", "/balance", "{\"balance\":\"5\"}").status()).isEqualTo(400);
  }

  @Test
  void faults_overHttp_arePlannedAndForgotten() throws IOException {
    String fault = "{\"step\":\"DRAFT\",\"fault\":\"ERROR_500_AFTER\"}";
    assertThat(control.send("POST", "/faults", fault).status()).isEqualTo(200);
    assertThat(partner.draft("r-1", "0011223344").status()).isEqualTo(500);
    assertThat(partner.byReference("r-1").status()).isEqualTo(200);
    assertThat(control.send("POST", "/faults", "{\"step\":\"NO\"}").status()).isEqualTo(400);
    control.send("POST", "/faults", fault);
    control.send("DELETE", "/faults", "");
    assertThat(partner.draft("r-2", "0011223344").status()).isEqualTo(200);
  }

  @Test
  void controls_wantTheKey() throws IOException {
    Partner stranger = new Partner(simulator.controlUrl().toString(), "other");
    assertThat(stranger.get("/ledger").status()).isEqualTo(401);
  }
}
