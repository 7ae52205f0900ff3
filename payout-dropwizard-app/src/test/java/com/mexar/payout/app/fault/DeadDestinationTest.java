package com.mexar.payout.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.app.Requests;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.TestGateway;
import com.mexar.payout.app.channel.Announced;
import com.mexar.payout.app.channel.Arrivals;
import com.mexar.payout.app.channel.Destinations;
import com.mexar.payout.app.webhook.BadPeer;
import com.mexar.payout.sandbox.stack.TestKafka;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All channels are on, and some of where they lead to is dead for a while. */
@Timeout(180)
class DeadDestinationTest {
  private static final int ROUNDS = 10;
  private static final int PAYOUTS = 15;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String BEHIND =
      """
      SELECT channel, count(*)
        FROM channel_position c JOIN event e ON e.position > c.position
       GROUP BY channel
       UNION ALL
      SELECT channel, count(*) FROM delivery WHERE state = 'PENDING' GROUP BY channel
      """;

  @Test
  void fault04_brokerIsDeadAndAnEndpointHangs_underLoad_othersKeepUpAndAllArrivesAfterwards()
      throws Exception {
    try (Destinations destinations = new Destinations(TestKafka.shared(), 0);
        BadPeer hanging = new BadPeer(BadPeer.Fault.HANG);
        TestGateway gateway = TestGateway.start(destinations.settings())) {
      Following client = new Following(gateway);
      Set<String> dead = Set.of("rabbitmq", add(gateway, hanging.url()));
      destinations.rabbitmq().kill().run();
      for (int i = 0; i < ROUNDS; i++) {
        for (int j = 0; j < PAYOUTS; j++) {
          client.pay();
        }
        await().atMost(PATIENCE).until(() -> dead.containsAll(behind(gateway).keySet()));
      }
      await()
          .atMost(PATIENCE)
          .until(() -> client.count("payout WHERE status = 'PAID'") == ROUNDS * PAYOUTS);
      List<Announced> log = Announced.log(gateway.database());
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(behind(gateway))
                      .containsOnlyKeys(dead)
                      .allSatisfy((channel, lag) -> assertThat(lag).isEqualTo(log.size())));
      assertThat(hanging.taken()).isEmpty();

      destinations.rabbitmq().restart().run();
      hanging.mend();
      for (Arrivals arrivals : destinations.arrivals()) {
        await().atMost(PATIENCE).until(() -> arrivals.read() == log.size());
        assertThat(arrivals.faults(log)).isEmpty();
      }
      await().atMost(PATIENCE).until(() -> Set.copyOf(hanging.taken()).size() == log.size());
    }
  }

  /** Adds an endpoint; gives its channel. */
  private static String add(TestGateway gateway, URI url) throws Exception {
    Answer added =
        new Requests(gateway)
            .send(
                "POST",
                "/v1/operator/webhook-endpoints",
                TestGateway.OPERATOR,
                "{\"url\": \"" + url + "\", \"reason\": \"they asked\"}");
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    return added.json().path("channel").asText();
  }

  /** Channels and endpoints for which events wait, and how many. */
  private static Map<String, Integer> behind(TestGateway gateway) throws Exception {
    Map<String, Integer> behind = new HashMap<>();
    try (Connection connection = gateway.connectToDatabase();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(BEHIND)) {
      while (rows.next()) {
        behind.put(rows.getString(1), rows.getInt(2));
      }
    }
    return behind;
  }
}
