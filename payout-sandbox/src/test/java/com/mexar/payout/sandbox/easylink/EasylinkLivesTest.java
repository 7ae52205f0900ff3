package com.mexar.payout.sandbox.easylink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.sandbox.Execution.Outcome;
import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.ManualTimer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EasylinkLivesTest {

  private static final SimulatorKeys KEYS = SimulatorKeys.generate();
  private static final long BALANCE = 10_000_000;
  private static final long DEBIT = 103_500;

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final ManualTimer timer = new ManualTimer();
  private final HttpServer receiver = receiver();
  private final EasylinkSimulator simulator =
      EasylinkSimulator.builder()
          .keys(KEYS)
          .balance(BALANCE)
          .timer(timer)
          .callbackUrl(
              URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/callbacks"))
          .start();
  private final Merchant merchant = new Merchant(simulator, InstantSource.system());

  EasylinkLivesTest() throws IOException {}

  @BeforeEach
  void login() throws IOException {
    merchant.login();
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "STUCK_CONFIRMED, 1, OPEN, false",
    "STUCK_SUBMITTED, 1 5 6, OPEN, false",
    "REFUNDED_LATER, 1 5 6 7 10, RETURNED, true",
    "DECLINED_1, 1 5 6 9 10, RETURNED, true",
    "DECLINED_THEN_REFUNDED, 1 5 6 9 10, RETURNED, true",
    "DECLINED_AT_ONCE, 1 9 10, RETURNED, true",
    "DECLINED_UNLISTED_CODE, 1 5 6 9, OPEN, false",
    "DECLINED_WITHOUT_CODE, 1 5 6 9, OPEN, false",
    "UNKNOWN_STATE, 1 5 6 42, OPEN, false",
    "UNKNOWN_STATE_THEN_PAID, 1 5 6 42 7, PAID, false",
    "PAID_AT_ONCE, 1 7, PAID, false",
    "PAID_THEN_DECLINED, 1 5 6 7 9, PAID, false",
    "DECLINED_THEN_PAID, 1 5 6 9 7, PAID, false",
    "DENIED_COMPLIANCE, 1 4 8, RETURNED, true"
  })
  void life_goesThroughItsStates(
      MagicAccount magic, String states, Outcome outcome, boolean moneyIsBack) throws IOException {
    merchant.pay("r", magic.number());
    for (String state : List.of(states.split(" "))) {
      assertThat(merchant.show("r").data().path("state").asText()).isEqualTo(state);
      timer.runNext();
    }
    assertThat(timer.isEmpty()).isTrue();
    assertThat(simulator.ledger().executionsOf("r").get(0).outcome()).isEqualTo(outcome);
    assertThat(simulator.balance()).isEqualTo(moneyIsBack ? BALANCE : BALANCE - DEBIT);
  }

  @Test
  void draft_whoseTimeIsOver_isNotCancelledBeforeTheClockSaysSo() throws IOException {
    merchant.draft("r", "9876543210");
    timer.runAll();
    assertThat(merchant.showAbroad("r").data().path("state").asInt()).isEqualTo(1);
  }

  @Test
  void callbacks_tellEveryMove_flatAndAsTexts() throws IOException {
    merchant.pay("r", "0011223344");
    timer.runAll();
    await().until(() -> bodies.size() == 4);
    assertThat(states()).containsExactlyInAnyOrder("1", "5", "6", "7");
    JsonNode body = Merchant.MAPPER.readTree(bodies.get(0));
    assertThat(body.path("reference_id").asText()).isEqualTo("r");
    assertThat(body.has("reference")).isFalse();
    assertThat(body.path("destination_amount").textValue()).isEqualTo("100000.000000000000000000");
    assertThat(body.path("fee").textValue()).isEqualTo("3500.000000000000000000");
    assertThat(body.properties()).allMatch(member -> member.getValue().isTextual());
  }

  @ParameterizedTest
  @CsvSource({
    "CALLBACKS_NONE, 0",
    "CALLBACKS_BEFORE_ANSWER, 4",
    "CALLBACKS_REPEATED, 12",
    "CALLBACKS_REVERSED, 4",
    "CALLBACKS_GARBAGE, 4",
    "CALLBACKS_WRONG_TYPES, 4"
  })
  void callbacks_ofAMagicAccount_areAsManyAsItSays(MagicAccount magic, int count)
      throws IOException {
    merchant.pay("r", magic.number());
    if (magic == MagicAccount.CALLBACKS_BEFORE_ANSWER) {
      assertThat(bodies).hasSize(count);
    }
    timer.runAll();
    await().until(() -> bodies.size() == count);
    if (magic == MagicAccount.CALLBACKS_REVERSED) {
      assertThat(states()).containsExactly("7", "6", "5", "1");
    }
  }

  @Test
  void callbacks_lying_sayPaidOfWhatFailed() throws IOException {
    merchant.pay("r", MagicAccount.CALLBACKS_LYING.number());
    timer.runAll();
    await().until(() -> bodies.size() == 5);
    assertThat(states()).containsOnly("7");
    assertThat(merchant.show("r").data().path("state").asText()).isEqualTo("10");
  }

  @Test
  void process_onItsOwn_saysThatItIsUpAndLeavesTheKeys(@TempDir Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                EasylinkSimulatorMain.class.getName(),
                "--port=0",
                "--app-secret=not-secret",
                "--callback-signature=app-key-and-timestamp",
                "--keys=" + folder)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.inputReader().readLine())
          .startsWith("EasyLink simulator is up on http://127.0.0.1:")
          .doesNotContain("not-secret");
      assertThat(folder.resolve("merchant-private.pem")).content().startsWith("-----BEGIN PRIVATE");
      assertThat(folder.resolve("easylink-public.pem")).content().startsWith("-----BEGIN PUBLIC");
    } finally {
      process.destroy();
    }
  }

  private List<String> states() {
    return bodies.stream()
        .map(body -> new Merchant.Answer(200, body).json().path("state").asText())
        .toList();
  }

  private HttpServer receiver() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
