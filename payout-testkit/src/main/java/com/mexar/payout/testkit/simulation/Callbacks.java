package com.mexar.payout.testkit.simulation;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.CallbackAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private final Set<String> kept = new HashSet<>();

  Callbacks(Timeline timeline, Group world, Fates fates, List<Host> hosts, Judge judge) {
    this.timeline = timeline;
    this.world = world;
    this.fates = fates;
    this.hosts = hosts;
    this.judge = judge;
  }

  void follow(Bank bank) {
    bank.onChange(deal -> tell(bank.traits.name(), deal));
  }

  /** How many different ones were answered with a 2xx. */
  int kept() {
    return kept.size();
  }

  private void tell(ProviderName provider, Deal deal) {
    if (fates.strikes("callback lost")) {
      return;
    }
    RawCallback callback = BankLink.callback(deal);
    send(provider, callback, TRIES);
    if (fates.strikes("callback repeated")) {
      send(provider, callback, TRIES);
    }
    if (fates.strikes("callback forged")) {
      forge(provider, callback);
    }
  }

  private void send(ProviderName provider, RawCallback callback, int tries) {
    timeline.later(
        fates.within(SLOWEST),
        "callback",
        world,
        () -> {
          CallbackAnswer answer =
              fates.one(hosts).ask(engine -> engine.receive(provider, callback)).orElse(null);
          if (answer instanceof CallbackAnswer.Kept) {
            kept.add(callback.path() + new String(callback.body(), StandardCharsets.US_ASCII));
          } else if (tries > 1) {
            fates.happened("callback sent again");
            send(provider, callback, tries - 1);
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
                            8,
                            "a forged callback was answered " + answer)));
  }
}
