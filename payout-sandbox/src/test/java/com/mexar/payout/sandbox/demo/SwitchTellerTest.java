package com.mexar.payout.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Ledger;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** From when on things count that are seen after what the demo does. */
class SwitchTellerTest {

  private static final Instant BEGAN = Instant.parse("2026-11-22T22:00:00Z");
  private static final Instant LATER = BEGAN.plusSeconds(1);

  @Test
  void bank_thatPays_hasPaidByTheTimeThatIsTold() throws Exception {
    Duration never = Duration.ofDays(1);
    try (TransfezSimulator transfez =
        TransfezSimulator.builder().pace(never, never, never).start()) {
      Ledger ledger = transfez.ledger();
      InstantSource clock =
          () ->
              ledger.executions().stream()
                      .map(Execution::outcome)
                      .anyMatch(Execution.Outcome.PAID::equals)
                  ? LATER
                  : BEGAN;
      Stage stage =
          new Stage(
              null,
              new Simulators(transfez, null),
              null,
              null,
              null,
              null,
              null,
              new Timeline(clock));
      SwitchSight sight = new SwitchSight(stage, null, clock, "ZZZZZ");
      sight.sent(SwitchPayout.A, new Evidence().accepted);
      SwitchTeller teller = new SwitchTeller(stage, null, sight, console());
      execute(transfez, sight.account(SwitchPayout.A));

      assertThat(teller.letBankPay(SwitchPayout.A)).isEqualTo(LATER);
    }
  }

  @Test
  void provider_thatIsTurned_isSoFromTheAnswerOn() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] body =
              ("{\"items\":[{\"name\":\"transfez\",\"state\":\"SUSPENDED\"},"
                      + "{\"name\":\"easylink\",\"state\":\"ACTIVE\"}]}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    gateway.start();
    try {
      InstantSource clock = () -> BEGAN.plusSeconds(requests.get());
      URI address = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
      Operator operator = new Operator(new ApiClient(address, "key"));
      Stage stage = new Stage(null, null, null, null, operator, null, null, new Timeline(clock));
      SwitchSight sight = new SwitchSight(stage, null, clock, "ZZZZZ");

      var turned =
          new SwitchTeller(stage, null, sight, console())
              .turn(Provider.TRANSFEZ, ProviderState.SUSPENDED, "why");

      assertThat(turned.answered()).isEqualTo(LATER);
      assertThat(requests).as("the lanes are asked for as well").hasValueGreaterThan(1);
    } finally {
      gateway.stop(0);
    }
  }

  private static Console console() {
    return new Console(
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false);
  }

  private static void execute(TransfezSimulator transfez, String account) throws Exception {
    String draft =
        """
        {"reference_id":"mx-1","payer_id":3,"mode":"DESTINATION",
         "sender":{"firstname":"Ana","lastname":"Lopez"},
         "source":{"currency":"IDR","country_iso_code":"IDN"},
         "destination":{"amount":"20000","currency":"IDR","country_iso_code":"IDN"},
         "beneficiary":{"firstname":"Budi","lastname":"Santoso","country_iso_code":"IDN",
           "account":"%s"}}
        """
            .formatted(account);
    String id = post(transfez, "/transactions", draft).at("/data/id").asText();
    post(transfez, "/transactions/" + id + "/confirm", "");
  }

  private static JsonNode post(TransfezSimulator transfez, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(transfez.baseUrl() + path))
            .header("Authorization", transfez.apiKey())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return Evidence.json(
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
