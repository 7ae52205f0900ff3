package com.mexar.payout.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.Requests.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientRateApiTest {

  @Test
  void client_overItsRate_isToldWhenToComeAgain() throws Exception {
    try (TestGateway gateway = TestGateway.start(Map.of("PAYOUT_CLIENT_RATE", "1"))) {
      Requests http = new Requests(gateway);
      Answer answer = http.get("/v1/payouts/x", TestGateway.CLIENT);
      while (answer.status() == 404) {
        answer = http.get("/v1/payouts/x", TestGateway.CLIENT);
      }

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.problem()).isEqualTo("too-many-requests");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      assertThat(http.get("/v1/payouts/x", TestGateway.OTHER_CLIENT).status()).isEqualTo(404);
    }
  }

  @Test
  void adminPort_servesHealthAndMetricsAlone() throws Exception {
    try (TestGateway gateway = TestGateway.start(Map.of())) {
      Requests http = new Requests(gateway);

      assertThat(http.admin("/healthcheck").status()).isEqualTo(200);
      assertThat(http.admin("/healthcheck").json().has("worker dispatch")).isTrue();
      assertThat(http.admin("/metrics").header("Content-Type")).startsWith("text/plain");
      for (String path : new String[] {"/", "/ping", "/threads", "/pprof", "/tasks/log-level"}) {
        assertThat(http.admin(path).problem()).isEqualTo("not-found");
      }
    }
  }
}
