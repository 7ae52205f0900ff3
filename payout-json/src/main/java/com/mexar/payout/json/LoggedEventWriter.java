package com.mexar.payout.json;

import com.mexar.payout.event.Event;
import com.mexar.payout.event.LoggedEvent;

/**
 * Writes an event as the API answers it to those who pull the log; {@code data} byte for byte as it
 * was rendered. Deterministic; thread-safe.
 */
public final class LoggedEventWriter {

  public String write(LoggedEvent logged) {
    Event event = logged.event();
    return JsonWriter.object(
        json ->
            json.number("position", logged.position())
                .orNull("id", event.id())
                .orNull("type", event.type().wireName())
                .orNull("time", Times.millis(event.time()))
                .orNull("subject", event.payout())
                .number("sequence", event.sequence())
                .json("data", event.data()));
  }
}
