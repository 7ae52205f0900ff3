package com.mexar.payout.store;

import com.mexar.payout.event.LoggedEvent;
import java.util.List;

/**
 * A part of the log for one reader.
 *
 * @param next where to go on: every event up to it that is the reader's was handed out by now. It
 *     moves on even where none was the reader's
 */
public record EventPage(List<LoggedEvent> events, long next) {
  public EventPage {
    events = List.copyOf(events);
  }
}
