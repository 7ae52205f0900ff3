package com.mexar.payout.engine;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.store.Locked;
import com.mexar.payout.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whoever may know of attempts that a restore of the store has lost, each for every one that
 * may be. Thread-safe; holds no transaction while it asks.
 */
final class LostAttemptSearch {
  private static final Logger LOG = LoggerFactory.getLogger(LostAttemptSearch.class);

  private final Stores stores;
  private final Providers providers;
  private final LostAttempts lost;
  private final TimeOrderedIds ids;
  private final InstantSource clock;
  private final Watched watched;

  LostAttemptSearch(
      Stores stores,
      Providers providers,
      LostAttempts lost,
      TimeOrderedIds ids,
      InstantSource clock,
      Watched watched) {
    this.stores = stores;
    this.providers = providers;
    this.lost = lost;
    this.ids = ids;
    this.clock = clock;
    this.watched = watched;
  }

  /** Whether the payout, as it was claimed with the rest, waits for what is heard here. */
  boolean isAwaited(Payout payout, Locked claimed) {
    // one without any attempt has nobody else who could lift its hints
    return payout.status() == PayoutStatus.ACCEPTED
        && (payout.attempts().isEmpty() || lost.isToBeAsked(payout, claimed.restored()));
  }

  Looked ask(Payout payout, Locked claimed, boolean othersAnswered) {
    Map<Integer, AttemptReference> references = lost.references(payout);
    Set<ProviderName> answered = new HashSet<>();
    List<Looked.Known> known = new ArrayList<>();
    for (ProviderName name : lost.suspects(payout, claimed.restored())) {
      if (askOne(name, payout, references, known)) {
        answered.add(name);
      }
    }
    calledBack(references, known);
    Inquiry question =
        new Inquiry(
            payout.id(),
            payout.attempts().size() + 1,
            payout.version(),
            claimed.now(),
            payout.hints(),
            othersAnswered,
            true,
            Duration.ZERO);
    return new Looked(question, answered, known);
  }

  /** Whether it has answered for all; who does not answer once is not asked further. */
  private boolean askOne(
      ProviderName name,
      Payout payout,
      Map<Integer, AttemptReference> references,
      List<Looked.Known> known) {
    Optional<PayoutProvider> provider = providers.find(name);
    if (provider.isEmpty()) {
      return false;
    }
    for (Map.Entry<Integer, AttemptReference> each : references.entrySet()) {
      InquiryOutcome outcome = inquire(provider.get(), name, payout, each.getValue());
      if (outcome instanceof InquiryOutcome.NoAnswer) {
        return false;
      }
      if (!(outcome instanceof InquiryOutcome.NotFound)) {
        known.add(new Looked.Known(each.getKey(), name, outcome));
      }
    }
    return true;
  }

  private InquiryOutcome inquire(
      PayoutProvider provider, ProviderName name, Payout payout, AttemptReference reference) {
    Instant begun = clock.instant();
    InquiryOutcome outcome;
    try {
      outcome =
          provider.inquire(
              new InquiryRequest(
                  reference, payout.instruction(), null, payout.trace().child(ids.next())));
    } catch (RuntimeException | LinkageError e) {
      LOG.error(
          "provider {} failed at an inquiry of payout {}", name, payout.id(), new Unspoken(e));
      outcome =
          new InquiryOutcome.NoAnswer(Reason.of(ReasonCode.NARR, "the provider's plug-in failed"));
    }
    InquiryOutcome answer = outcome;
    Duration took = Duration.between(begun, clock.instant());
    watched.tell(to -> to.inquired(name, answer, took));
    return answer;
  }

  /** Who has called back about an attempt that nobody here knows has it, whatever he answers. */
  private void calledBack(Map<Integer, AttemptReference> references, List<Looked.Known> known) {
    Map<AttemptReference, Set<ProviderName>> orphans =
        stores
            .transactions()
            .inTransaction(tx -> stores.callbacks().orphans(tx, references.values()));
    references.forEach(
        (number, reference) -> {
          for (ProviderName name : orphans.getOrDefault(reference, Set.of())) {
            boolean heard =
                known.stream().anyMatch(it -> it.number() == number && it.provider().equals(name));
            if (!heard) {
              known.add(new Looked.Known(number, name, null));
            }
          }
        });
  }
}
