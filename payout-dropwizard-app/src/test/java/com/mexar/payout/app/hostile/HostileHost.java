package com.mexar.payout.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.Requests;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.TestGateway;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A host under attack: after every test nothing more is stored, and others are still served. */
abstract class HostileHost {
  static final String CANARY = "zQcanary";

  /** Names a payout, a callback or a resolution, and there is none. */
  static final String NONE = "0190d3a1-0000-7000-8000-000000000000";

  static TestGateway gateway;
  static Requests http;

  private static Connection database;

  private Map<String, Long> before = Map.of();

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start(Map.of("PAYOUT_CLIENT_RATE", "100000"));
    http = new Requests(gateway);
    database = gateway.connectToDatabase();
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
    gateway.close();
  }

  @BeforeEach
  void count() throws Exception {
    before = stored();
  }

  @AfterEach
  void nothingIsStored_andOthersAreServed() throws Exception {
    assertThat(stored()).isEqualTo(before);
    assertThat(http.get("/v1/providers", TestGateway.CLIENT).status()).isEqualTo(200);
  }

  /** A request with a JSON body to a route, by who may use it. */
  static HttpRequest.Builder to(Route route) {
    HttpRequest.Builder request =
        http.anonymous(route.path()).header("Authorization", "Bearer " + route.key());
    return route.path().equals("/v1/payouts")
        ? request.header("Idempotency-Key", UUID.randomUUID().toString())
        : request;
  }

  static Answer send(Route route, byte[] body) throws Exception {
    return http.send(
        to(route)
            .header("Content-Type", "application/json")
            .method(route.method(), BodyPublishers.ofByteArray(body)));
  }

  /** A refusal in the contract's words, which repeats nothing that was sent. */
  static void assertRefused(Answer answer, int status, String kind) throws Exception {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(kind);
    assertThat(answer.body())
        .doesNotContain(CANARY)
        .doesNotContain("<html")
        .doesNotContain("\\tat ")
        .doesNotContain("Exception");
  }

  private static Map<String, Long> stored() throws Exception {
    Map<String, Long> rows = new TreeMap<>();
    try (Statement statement = database.createStatement()) {
      for (String table :
          new String[] {
            "payout",
            "idempotency",
            "event",
            "audit",
            "task",
            "resolution",
            "callback",
            "provider_state_history"
          }) {
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
          count.next();
          rows.put(table, count.getLong(1));
        }
      }
    }
    return rows;
  }
}
