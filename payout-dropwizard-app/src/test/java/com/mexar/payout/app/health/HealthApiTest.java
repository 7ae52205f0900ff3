package com.mexar.payout.app.health;

import static com.mexar.payout.app.Requests.body;
import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.RecordingChannelFactory;
import com.mexar.payout.app.Requests;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.TestGateway;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is broken beside the host is shown, and does not end the host. */
class HealthApiTest {
  private TestGateway gateway;
  private Requests http;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.start(Map.of("PAYOUT_RECORDING_ON", "true"));
    http = new Requests(gateway);
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
  }

  @Test
  void channel_down_isShownWithItsReasonUntilItIsUp() throws Exception {
    RecordingChannelFactory.latest().goDown();
    http.pay(fresh(), body(fresh()));
    awaitHealthy("channel recording", false);

    Answer health = http.admin("/healthcheck");
    assertThat(health.status()).isEqualTo(200);
    JsonNode channel = health.json().path("channel recording");
    assertThat(channel.path("message").asText()).contains("failing since", "told to be down");
    assertThat(channel.path("vital").asBoolean()).isFalse();
    assertThat(health.json().path("database").path("vital").asBoolean()).isTrue();

    RecordingChannelFactory.latest().comeUp();
    awaitHealthy("channel recording", true);
  }

  @Test
  void provider_thatDoesNotAnswer_isShownUnlessItIsSuspended() throws Exception {
    String name = "provider transfez";
    awaitHealthy(name, true);
    gateway.transfez().close();
    for (int i = 0; i < ProviderCheck.MOST_UNANSWERED; i++) {
      http.pay(fresh(), body(fresh()));
    }
    awaitHealthy(name, false);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> message(name).startsWith("active, ") && message(name).contains("in a row"));
    assertThat(http.admin("/healthcheck").status()).isEqualTo(200);

    try (var connection = gateway.connectToDatabase();
        var statement = connection.createStatement()) {
      statement.execute("UPDATE provider_state SET state = 'SUSPENDED'");
    }
    awaitHealthy(name, true);
    assertThat(message(name)).startsWith("suspended, ");
  }

  private void awaitHealthy(String check, boolean healthy) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                http.admin("/healthcheck").json().path(check).path("healthy").asBoolean(!healthy)
                    == healthy);
  }

  private String message(String check) throws Exception {
    return http.admin("/healthcheck").json().path(check).path("message").asText();
  }
}
