package com.mexar.payout.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

class LogsTest {

  @Test
  void text_tokenOfACallbackAddress_isMaskedInMessageAndException() {
    LoggerContext context = new LoggerContext();
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(Logs.TEXT);
    layout.start();
    String address = "/callbacks/transfez/k1.mx-secret.sss?a=1";

    String line =
        layout.doLayout(
            new LoggingEvent(
                "fqcn",
                context.getLogger("com.mexar.Test"),
                Level.WARN,
                "at " + address,
                new IllegalStateException("broken at " + address),
                null));

    assertThat(line)
        .contains("WARN", "- at /callbacks/transfez/***", "broken at /callbacks/transfez/***")
        .doesNotContain("mx-secret");
  }
}
