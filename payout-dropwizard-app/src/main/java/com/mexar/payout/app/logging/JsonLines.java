package com.mexar.payout.app.logging;

import ch.qos.logback.classic.pattern.RootCauseFirstThrowableProxyConverter;
import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes each event as one JSON object in one line. Of the diagnostic context only what is known to
 * be harmless is shown. Thread-safe once started.
 */
final class JsonLines extends LayoutBase<ILoggingEvent> {
  private static final List<String> CONTEXT = List.of("payout", "trace", "requestId");
  private static final String FRAMES = "50";

  private final JsonFactory json = new JsonFactory();
  private final ThrowableHandlingConverter stack = new RootCauseFirstThrowableProxyConverter();

  @Override
  public void start() {
    stack.setOptionList(List.of(FRAMES));
    stack.start();
    super.start();
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringWriter line = new StringWriter();
    try (JsonGenerator object = json.createGenerator(line)) {
      object.writeStartObject();
      object.writeStringField("timestamp", event.getInstant().toString());
      object.writeStringField("level", event.getLevel().toString());
      object.writeStringField("logger", event.getLoggerName());
      object.writeStringField("thread", event.getThreadName());
      object.writeStringField("message", CallbackTokenMask.masked(event.getFormattedMessage()));
      Map<String, String> context = event.getMDCPropertyMap();
      for (String key : CONTEXT) {
        if (context.containsKey(key)) {
          object.writeStringField(key, context.get(key));
        }
      }
      if (event.getThrowableProxy() != null) {
        object.writeStringField("exception", event.getThrowableProxy().getClassName());
        object.writeStringField("stack", CallbackTokenMask.masked(stack.convert(event)));
      }
      object.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string could not be written to", e);
    }
    return line.append('\n').toString();
  }
}
