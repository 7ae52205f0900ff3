package com.mexar.payout.engine;

import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.store.NextAction;
import com.mexar.payout.store.PayoutChange;
import com.mexar.payout.threads.Signal;
import com.mexar.payout.threads.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is to be woken after which commit, so that nothing waits for a poll on this host. */
final class Wakeups {
  private static final Logger LOG = LoggerFactory.getLogger(Wakeups.class);

  private final Watched watched;
  private final Threads threads;
  private final Signal dispatch;
  private final Signal inquiries;
  private final Signal inbox;
  private final List<Signal> relays = new ArrayList<>();

  Wakeups(Threads threads, Watched watched) {
    this.threads = threads;
    this.watched = watched;
    this.dispatch = threads.newSignal();
    this.inquiries = threads.newSignal();
    this.inbox = threads.newSignal();
  }

  Signal dispatch() {
    return dispatch;
  }

  Signal inquiries() {
    return inquiries;
  }

  Signal inbox() {
    return inbox;
  }

  /** One signal for each channel; to be called before any work begins. */
  Signal newRelay() {
    Signal signal = threads.newSignal();
    relays.add(signal);
    return signal;
  }

  void events() {
    relays.forEach(Signal::give);
  }

  /** Called after the commit of these changes. */
  void after(List<PayoutChange> changes) {
    watched.committed(changes);
    boolean announced = false;
    for (PayoutChange change : changes) {
      announced |= !change.events().isEmpty();
      if (!change.tasks().isEmpty() && !change.events().isEmpty()) {
        LOG.warn("payout {} wants an operator: {}", change.after().id(), change.tasks());
      }
      boolean accepted = change.after().status() == PayoutStatus.ACCEPTED;
      if (change.next().equals(NextAction.NOW)) {
        (accepted ? dispatch : inquiries).give();
      } else if (change.next().equals(NextAction.keepAndAskIn(Duration.ZERO))) {
        (accepted && !change.after().hinted() ? dispatch : inquiries).give();
      }
    }
    if (announced) {
      events();
    }
  }
}
