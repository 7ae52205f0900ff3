package example.embedded;

import com.mexar.payout.event.EventChannel;
import com.mexar.payout.event.LoggedEvent;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Prints every event, and tells a waiting thread of it. The engine keeps this channel's position in
 * the log under its name, so that an event comes again only if the program died while printing it.
 */
final class Arrivals implements EventChannel {
  private final Semaphore arrived = new Semaphore(0);

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public void publish(List<LoggedEvent> events) {
    events.forEach(logged -> System.out.println(logged.event().data()));
    arrived.release();
  }

  /** Returns when events have come since it was called last. */
  void await() throws InterruptedException {
    arrived.acquire();
  }
}
