package com.mexar.payout.testkit.simulation;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.CallbackAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Sends the callbacks of a bank: late, in any order, more than once, not at all; again where they
 * were not taken. And those of somebody who wants to be taken for it.
 */
final class Callbacks {
  private static final Duration SLOWEST = Duration.ofSeconds(60);
  private static final int TRIES = 4;

  private final Timeline timeline;
  private final Group world;
  private final Fates fates;
  private final List<Host> hosts;
  private final Judge judge;
  private final DurableCallback durable;

  Callbacks(
      Timeline timeline,
      Group world,
      Fates fates,
      List<Host> hosts,
      Judge judge,
      DurableCallback durable) {
    this.timeline = timeline;
    this.world = world;
    this.fates = fates;
    this.hosts = hosts;
    this.judge = judge;
    this.durable = durable;
  }

  void follow(Bank bank) {
    bank.onChange(deal -> tell(bank, deal));
  }

  private void tell(Bank bank, Deal deal) {
    if (fates.strikes(Fault.CALLBACK_LOST)) {
      return;
    }
    EvidenceKind said = bank.says(deal);
    send(bank, deal, said, TRIES);
    if (fates.strikes(Fault.CALLBACK_REPEATED)) {
      send(bank, deal, said, TRIES);
    }
    if (fates.strikes(Fault.CALLBACK_FORGED)) {
      forge(bank.traits.name(), BankLink.callback(deal, said));
    }
  }

  private void send(Bank bank, Deal deal, EvidenceKind said, int tries) {
    RawCallback callback = BankLink.callback(deal, said);
    timeline.later(
        fates.within(SLOWEST),
        "callback",
        world,
        () -> {
          Instant sentAt = timeline.now();
          CallbackAnswer answer =
              fates
                  .one(hosts)
                  .ask(engine -> engine.receive(bank.traits.name(), callback))
                  .orElse(null);
          if (answer instanceof CallbackAnswer.Kept) {
            durable.kept(bank, deal, said, sentAt);
          } else if (tries > 1) {
            fates.happened("callback sent again");
            send(bank, deal, said, tries - 1);
          }
        });
  }

  /** Invariant 8: refused, and so nothing can come of it. */
  private void forge(ProviderName provider, RawCallback callback) {
    RawCallback forged =
        new RawCallback(
            "POST", callback.path() + "x", "", Map.of(), callback.body(), callback.remoteAddress());
    timeline.later(
        fates.within(SLOWEST),
        "forged callback",
        world,
        () ->
            fates
                .one(hosts)
                .ask(engine -> engine.receive(provider, forged))
                .ifPresent(
                    answer ->
                        judge.require(
                            answer instanceof CallbackAnswer.NotAuthentic,
                            Invariant.AUTHENTIC,
                            "a forged callback was answered " + answer)));
  }
}
