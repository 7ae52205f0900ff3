package com.mexar.payout.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dropwizard.logging.common.AppenderFactory;
import io.dropwizard.logging.common.ConsoleAppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.LoggingFactory;
import java.util.List;
import java.util.Map;

/** How the host logs: to standard output, one line for each event. */
public final class Logs {
  static final String TEXT =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{20} - %replace(%msg%n%rEx{50}){'"
          + CallbackTokenMask.EXPRESSION
          + "', '"
          + CallbackTokenMask.REPLACEMENT
          + "'}";

  private Logs() {}

  public static LoggingFactory factory(LogFormat format) {
    ConsoleAppenderFactory<ILoggingEvent> console = new ConsoleAppenderFactory<>();
    switch (format) {
      case JSON -> console.setLayout((context, timeZone) -> new JsonLines());
      case TEXT -> console.setLogFormat(TEXT);
    }
    DefaultLoggingFactory logging = new DefaultLoggingFactory();
    List<AppenderFactory<ILoggingEvent>> appenders = List.of(console);
    logging.setAppenders(appenders);
    logging.setLoggers(
        Map.of(
            "org.eclipse.jetty", level("WARN"),
            // these two repeat what was sent
            "org.eclipse.jetty.http", level("ERROR"),
            "org.eclipse.jetty.util.HostPort", level("ERROR"),
            "org.apache.kafka", level("WARN"),
            "org.flywaydb", level("WARN"),
            "io.zonky", level("WARN"),
            "com.zaxxer.hikari", level("WARN"),
            "io.dropwizard", level("WARN"),
            // what it says of a failed start, Complaint says in fewer words
            "io.dropwizard.core.cli", level("OFF")));
    return logging;
  }

  private static TextNode level(String level) {
    return TextNode.valueOf(level);
  }
}
