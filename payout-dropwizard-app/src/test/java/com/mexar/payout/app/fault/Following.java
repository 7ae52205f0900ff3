package com.mexar.payout.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.Requests;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.TestGateway;
import com.mexar.payout.callback.CallbackTokens;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.settings.Secret;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** Payouts of one host, followed by its API, and the callbacks that its provider would send. */
public final class Following {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestGateway gateway;
  private final Requests http;

  public Following(TestGateway gateway) {
    this.gateway = gateway;
    this.http = new Requests(gateway);
  }

  /** Has a payout accepted; gives its path. */
  public String pay() throws Exception {
    return pay(Requests.body(Requests.fresh()));
  }

  public String pay(String body) throws Exception {
    Answer answer = http.pay(Requests.fresh(), body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.location().toString();
  }

  public JsonNode find(String path) throws Exception {
    return http.get(path, TestGateway.CLIENT).json();
  }

  public void awaitPaid(String path) {
    awaitStatus(path, "PAID");
  }

  public void awaitStatus(String path, String status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(find(path).path("status").asText()).isEqualTo(status));
  }

  /** As it is when it waits, for this reason. */
  public JsonNode awaitWaiting(String path, String code) {
    return await()
        .atMost(PATIENCE)
        .until(() -> find(path), payout -> payout.at("/waitingFor/code").asText().equals(code));
  }

  public String attempt(String path) throws Exception {
    return find(path).at("/attempts/0/attemptReference").asText();
  }

  /** A callback of TransfeZ about this attempt, under a token of this key. */
  public Answer callBack(String attempt, String keyId, String secret, String body)
      throws Exception {
    String token =
        new CallbackTokens("transfez", Map.of(keyId, new Secret(secret)))
            .mint(new AttemptReference(attempt));
    return http.send(
        http.anonymous("/callbacks/transfez/" + token).POST(BodyPublishers.ofString(body)));
  }

  /** How many rows a table of the host's database has. */
  public int count(String table) throws Exception {
    try (Connection connection = gateway.connectToDatabase();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
