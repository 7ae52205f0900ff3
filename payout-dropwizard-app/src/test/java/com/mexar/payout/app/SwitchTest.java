package com.mexar.payout.app;

import static com.mexar.payout.app.Requests.body;
import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.sandbox.Execution;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two providers in one host: asked for prices, and switched between under load. */
class SwitchTest {
  private static final int CLIENTS = 4;
  private static final int PAYOUTS_EACH = 60;
  private static final int PAYOUTS = CLIENTS * PAYOUTS_EACH;

  private static SimulatedEasylink easylink;
  private static TestGateway gateway;
  private static Requests http;

  @BeforeAll
  static void start() throws Exception {
    easylink = new SimulatedEasylink();
    Map<String, String> settings = new HashMap<>(easylink.settings());
    settings.put("PAYOUT_PROVIDERS", "transfez,easylink");
    settings.put("PAYOUT_INITIALLY_ACTIVE", "transfez");
    gateway = TestGateway.start(settings);
    easylink.callBack(gateway);
    http = new Requests(gateway);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
    easylink.close();
  }

  @Test
  void providers_switchedUnderLoad_payEveryPayoutOnce() throws Exception {
    AtomicInteger accepted = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> answers = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      answers.add(clients.submit(payMany(accepted)));
    }
    clients.shutdown();
    await().until(() -> accepted.get() >= PAYOUTS / 4);
    setState("easylink", "ACTIVE");
    setState("transfez", "SUSPENDED");
    await().until(() -> accepted.get() >= PAYOUTS / 2);
    setState("easylink", "DRAINING");
    await().until(() -> accepted.get() >= PAYOUTS * 3 / 4);
    setState("transfez", "ACTIVE");

    for (Future<?> answer : answers) {
      answer.get();
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(paid()).isEqualTo(PAYOUTS));

    List<Execution> all = new ArrayList<>(gateway.transfez().ledger().executions());
    assertThat(all).as("paid before the switch and after it").isNotEmpty();
    assertThat(easylink.executions()).as("paid between").isNotEmpty();
    all.addAll(easylink.executions());
    assertThat(all).hasSize(PAYOUTS);
    assertThat(all).extracting(Execution::reference).doesNotHaveDuplicates();
  }

  @Test
  void quote_fromTheActiveProviderThatStatesPrices() throws Exception {
    setState("easylink", "ACTIVE");
    Answer quoted = quote("SGD", "SG", "");
    assertThat(quoted.status()).as(quoted.body()).isEqualTo(200);
    assertThat(quoted.json().path("provider").asText()).isEqualTo("easylink");
    assertThat(quoted.json().at("/cost/rate").asText()).isNotEmpty();
    assertThat(quoted.header("Cache-Control")).isEqualTo("no-store");

    assertThat(quote("JPY", "JP", "").status()).as("no such corridor").isEqualTo(422);
    assertThat(quote("SGD", "SG", ", \"provider\": \"transfez\"").problem()).isEqualTo("no-route");
  }

  private static Callable<Void> payMany(AtomicInteger accepted) {
    return () -> {
      for (int i = 0; i < PAYOUTS_EACH; i++) {
        Answer answer = http.pay(fresh(), body(fresh()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        accepted.incrementAndGet();
      }
      return null;
    };
  }

  private static int paid() throws Exception {
    try (Connection connection = gateway.connectToDatabase();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*) FROM payout WHERE status = 'PAID'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void setState(String provider, String state) throws Exception {
    Answer answer =
        http.send(
            "PUT",
            "/v1/operator/providers/" + provider,
            TestGateway.OPERATOR,
            "{\"state\": \"" + state + "\", \"reason\": \"a switch\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static Answer quote(String currency, String country, String more) throws Exception {
    return http.send(
        "POST",
        "/v1/quotes",
        TestGateway.CLIENT,
        "{\"amount\": {\"currency\": \"%s\", \"value\": \"100\"}, \"country\": \"%s\"%s}"
            .formatted(currency, country, more));
  }
}
