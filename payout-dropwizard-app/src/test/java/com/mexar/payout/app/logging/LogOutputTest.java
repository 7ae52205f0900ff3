package com.mexar.payout.app.logging;

import static com.mexar.payout.app.Requests.body;
import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mexar.payout.app.Requests;
import com.mexar.payout.app.TestGateway;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a host that pays writes to standard output. */
class LogOutputTest {
  private static final String TOKEN = "k1.mx-secret." + "s".repeat(43);
  private static final String REQUEST = "request-of-this-test";

  @Test
  void json_ofAPayout_parsesAndHoldsNothingPersonal() throws Exception {
    String log = logOf(Map.of());
    List<JsonNode> lines = new ArrayList<>();
    for (String line : log.split("\n")) {
      lines.add(new ObjectMapper().readTree(line));
    }

    assertThat(lines)
        .allSatisfy(line -> assertThat(line.path("timestamp").asText()).isNotEmpty())
        .anySatisfy(
            line -> {
              assertThat(line.path("message").asText()).contains("→ PAID");
              assertThat(line.path("payout").asText()).hasSize(36);
              assertThat(line.path("trace").asText()).hasSize(32);
            })
        .anySatisfy(
            line -> {
              assertThat(line.path("message").asText()).contains("is refused");
              assertThat(line.path("requestId").asText()).isEqualTo(REQUEST);
            });
    assertNothingPersonal(log);
  }

  @Test
  void text_ofAPayout_holdsNothingPersonal() throws Exception {
    String log = logOf(Map.of("PAYOUT_LOG_FORMAT", "text"));

    assertThat(log)
        .containsPattern("Gateway is up on \\S+ \\(admin \\d+\\) with transfez")
        .contains(" INFO ")
        .contains("→ PAID")
        .doesNotContain("{\"timestamp\"");
    assertNothingPersonal(log);
  }

  private static void assertNothingPersonal(String log) {
    assertThat(log)
        .doesNotContainIgnoringCase(
            "0011223344", "Budi", "Santoso", "Lopez", "mx-secret", TestGateway.CLIENT, "1500000");
  }

  /** From the announcement that it is up to the end of a payout and a refused callback. */
  private static String logOf(Map<String, String> settings) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try (TestGateway gateway = TestGateway.start(settings)) {
      Requests http = new Requests(gateway);
      http.pay(fresh(), body(fresh()));
      http.send(
          http.anonymous("/callbacks/transfez/" + TOKEN)
              .header("Request-Id", REQUEST)
              .POST(BodyPublishers.ofString("{}")));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                String log = written.toString(StandardCharsets.UTF_8);
                return log.contains("→ PAID") && log.contains("is refused");
              });
    } finally {
      System.setOut(before);
    }
    String log = written.toString(StandardCharsets.UTF_8);
    // what came before, the database's start say, was written as the test's JVM does
    return log.substring(log.lastIndexOf('\n', log.indexOf("Gateway is up on ")) + 1);
  }
}
