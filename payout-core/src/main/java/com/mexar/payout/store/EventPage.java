package com.mexar.payout.store;

import com.mexar.payout.event.LoggedEvent;
import java.util.List;

/**
 * A part of the log for one reader.
 *
 * @param next where to go on: every event up to it that is the reader's was handed out by now. It
 *     moves on even where none was the reader's
 * @param droppedTo events up to this position were let go, some behind the reader's place among
 *     them; 0 where the reader has missed none
 */
public record EventPage(List<LoggedEvent> events, long next, long droppedTo) {
  public EventPage {
    events = List.copyOf(events);
  }

  /** One before which nothing was missed. */
  public EventPage(List<LoggedEvent> events, long next) {
    this(events, next, 0);
  }

  /** None, because what the reader asked for is older than what is kept. */
  public static EventPage dropped(long after, long droppedTo) {
    return new EventPage(List.of(), after, droppedTo);
  }
}
