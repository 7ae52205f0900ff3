package com.mexar.payout.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static final String TOKEN = "k1.mx-secret." + "s".repeat(43);

  private final Logger logger = new LoggerContext().getLogger("com.mexar.Test");

  @Test
  void line_ofAnEvent_hasItsContextAndNothingElseOfIt() throws Exception {
    LoggingEvent event =
        event(
            "said \"{}\"\nand more",
            null,
            Map.of("payout", "P-1", "trace", "T-1", "requestId", "R-1", "other", "private"));

    JsonNode line = line(event);
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    assertThat(line.path("logger").asText()).isEqualTo("com.mexar.Test");
    assertThat(line.path("message").asText()).isEqualTo("said \"ñ\"\nand more");
    assertThat(line.path("payout").asText()).isEqualTo("P-1");
    assertThat(line.path("trace").asText()).isEqualTo("T-1");
    assertThat(line.path("requestId").asText()).isEqualTo("R-1");
    assertThat(line.path("thread").asText()).isNotEmpty();
    assertThat(line.path("timestamp").asText()).endsWith("Z");
    assertThat(line.has("other")).isFalse();
    assertThat(line.has("exception")).isFalse();
  }

  @Test
  void line_ofAnException_hasClassAndStackWithTheRootFirst() throws Exception {
    Exception failure = new IllegalStateException("outer", new IllegalArgumentException("root"));

    JsonNode line = line(event("failed", failure, Map.of()));
    assertThat(line.path("exception").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.path("stack").asText())
        .startsWith("java.lang.IllegalArgumentException: root")
        .contains("outer");
  }

  @Test
  void token_ofACallbackAddress_isMaskedEverywhere() throws Exception {
    String address = "/callbacks/transfez/" + TOKEN + "?a=1";
    LoggingEvent event =
        event("at " + address, new IllegalStateException("at " + address), Map.of());

    JsonNode line = line(event);
    assertThat(line.toString()).doesNotContain("mx-secret");
    assertThat(line.path("message").asText()).isEqualTo("at /callbacks/transfez/***");
  }

  private LoggingEvent event(String message, Throwable failure, Map<String, String> context) {
    LoggingEvent event =
        new LoggingEvent("fqcn", logger, Level.WARN, message, failure, new Object[] {"ñ"});
    event.setMDCPropertyMap(context);
    return event;
  }

  private static JsonNode line(LoggingEvent event) throws Exception {
    JsonLines lines = new JsonLines();
    lines.start();
    String text = lines.doLayout(event);
    assertThat(text).endsWith("}\n").hasLineCount(1);
    return new ObjectMapper().readTree(text);
  }
}
