package com.mexar.payout.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.Requests;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.TestGateway;
import com.mexar.payout.app.webhook.BadPeer.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receivers that misbehave, each in its way: nothing is lost, nobody else waits, operators see. */
@Timeout(180)
class WebhookPeersTest {
  private static final int PAYOUTS = 15;

  @Test
  void peers_eachBadInItsWay_holdUpNobodyAndLoseNothing() throws Exception {
    Map<Fault, BadPeer> bad = new EnumMap<>(Fault.class);
    try (HttpsReceiver good = new HttpsReceiver();
        HttpsReceiver stranger = new HttpsReceiver();
        TestGateway gateway =
            TestGateway.start(
                Map.of(
                    "PAYOUT_WEBHOOK_AUTHORITIES_FILE",
                    good.authorityFile().toString(),
                    "PAYOUT_WEBHOOK_TIMEOUT",
                    "1s",
                    "PAYOUT_WEBHOOK_RETRY_DELAYS",
                    "200ms," + "500ms,".repeat(300) + "1s"))) {
      Requests requests = new Requests(gateway);
      Map<Fault, String> channels = new EnumMap<>(Fault.class);
      for (Fault fault : Fault.values()) {
        bad.put(fault, new BadPeer(fault));
        channels.put(fault, add(requests, bad.get(fault).url()).path("channel").asText());
      }
      good.trust(add(requests, good.url()).path("secret").asText());
      String wrong = add(requests, stranger.url()).path("channel").asText();
      String metadata =
          add(requests, URI.create("https://169.254.169.254/latest")).path("channel").asText();
      List<String> payouts = new ArrayList<>();
      for (int i = 0; i < PAYOUTS; i++) {
        Answer answer = requests.pay(Requests.fresh(), Requests.body(Requests.fresh()));
        payouts.add(answer.json().path("id").asText());
      }

      patiently()
          .untilAsserted(
              () ->
                  assertThat(payouts)
                      .allMatch(it -> good.received().stream().anyMatch(isPaid(it))));
      for (Fault fault : Fault.values()) {
        patiently()
            .untilAsserted(
                () -> assertThat(said(requests, channels.get(fault))).contains(fault.said()));
        assertThat(bad.get(fault).taken()).isEmpty();
      }
      patiently()
          .untilAsserted(
              () -> {
                assertThat(said(requests, wrong))
                    .containsOnly("not sent: the certificate is not trusted, or of another host");
                assertThat(said(requests, metadata))
                    .containsOnly("not sent: the address is not one that may be called");
              });
      assertThat(stranger.received()).isEmpty();

      bad.values().forEach(BadPeer::mend);
      int events = good.received().size();
      patiently()
          .untilAsserted(
              () ->
                  assertThat(bad)
                      .allSatisfy(
                          (fault, peer) ->
                              assertThat(Set.copyOf(peer.taken()))
                                  .as("%s", fault)
                                  .hasSize(events)));
    } finally {
      bad.values().forEach(BadPeer::close);
    }
  }

  private static Predicate<HttpsReceiver.Received> isPaid(String payout) {
    return it -> it.body().startsWith("{\"type\":\"payout.paid\"") && it.body().contains(payout);
  }

  private static JsonNode add(Requests requests, URI url) throws Exception {
    Answer added =
        requests.send(
            "POST",
            "/v1/operator/webhook-endpoints",
            TestGateway.OPERATOR,
            "{\"url\": \"" + url + "\", \"reason\": \"they asked\"}");
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    return added.json();
  }

  /** What the tries at an endpoint came to. */
  private static Set<String> said(Requests requests, String channel) throws Exception {
    JsonNode items =
        requests
            .get("/v1/operator/deliveries?limit=200&channel=" + channel, TestGateway.AUDITOR)
            .json()
            .path("items");
    Set<String> said = new HashSet<>();
    for (JsonNode delivery : items) {
      delivery.path("tries").forEach(it -> said.add(it.path("outcome").asText()));
    }
    return said;
  }

  private static ConditionFactory patiently() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100));
  }
}
