package com.mexar.payout.engine;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.store.PayoutChange;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the observer and the log what has happened. Neither may harm the engine. */
final class Watched {
  private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

  private final EngineObserver observer;

  Watched(EngineObserver observer) {
    this.observer = observer;
  }

  void tell(Consumer<EngineObserver> what) {
    try {
      what.accept(observer);
    } catch (RuntimeException e) {
      LOG.warn("an observer failed", new Unspoken(e));
    }
  }

  /** To be called after the commit of these changes. */
  void committed(List<PayoutChange> changes) {
    for (PayoutChange change : changes) {
      change.transitions().forEach(transition -> announced(change.after(), transition));
    }
  }

  void weighed(List<PayoutEdit.Weighed> all) {
    for (PayoutEdit.Weighed each : all) {
      tell(to -> to.weighed(each.status(), each.evidence(), each.attempt()));
    }
  }

  void announced(Payout payout, Transition transition) {
    try (LogContext context = LogContext.of(payout.id(), payout.trace())) {
      PayoutStatus before = transition.from();
      String from = before == null ? "new" : before.name();
      LOG.info("{} → {}, {}", from, transition.to(), transition.cause().word());
    }
    tell(to -> to.announced(payout, transition));
  }
}
