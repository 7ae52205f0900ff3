package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.http.Budget;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.json.provider.ProviderJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider's ids of banks and wallets ("payers") by short name, as its list says at run time:
 * read whole, kept for a while, read again for one that is not in it. One thread reads, others wait
 * for it within their budget. Thread-safe.
 */
final class Payers {
  private static final Logger LOG = LoggerFactory.getLogger(Payers.class);

  /** The documentation of 2022 has the list of payers take this many a page. */
  private static final int PER_PAGE = 10_000;

  private static final int MOST_PAGES = 100;

  /** How soon a payer that is not in the list may have it read again. */
  private static final Duration LEAST_AGE = Duration.ofSeconds(30);

  private final TransfezApi api;
  private final Clock clock;
  private final Duration keep;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Listing listing = Listing.NONE;

  private record Listing(Instant at, Map<String, Long> ids) {
    static final Listing NONE = new Listing(Instant.MIN, Map.of());
  }

  /** The list could not be read, and no draft was sent for want of it. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String why) {
      super(why);
    }
  }

  Payers(TransfezApi api, Clock clock, Duration keep) {
    this.api = api;
    this.clock = clock;
    this.keep = keep;
  }

  /** The id, or empty where the list was read and does not have it. */
  Optional<Long> find(String name, Budget budget) throws UnreadableException {
    Listing current = listing;
    if (!answers(current, name)) {
      current = renewed(name, budget);
    }
    return Optional.ofNullable(current.ids.get(name));
  }

  /** The list is not what the provider goes by any more. */
  void forget() {
    listing = Listing.NONE;
  }

  private Listing renewed(String name, Budget budget) throws UnreadableException {
    awaitTurn(budget);
    try {
      // another thread may have read it meanwhile
      Listing current = listing;
      if (!answers(current, name)) {
        current = new Listing(clock.instant(), readAll(budget));
        listing = current;
        LOG.info("{} payers are listed", current.ids.size());
      }
      return current;
    } finally {
      reading.unlock();
    }
  }

  private void awaitTurn(Budget budget) throws UnreadableException {
    try {
      if (!reading.tryLock(Math.max(budget.leftNanos(), 0), TimeUnit.NANOSECONDS)) {
        throw new UnreadableException("list of payers is not read in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableException("interrupted");
    }
  }

  private boolean answers(Listing list, String name) {
    Duration age = Duration.between(list.at, clock.instant());
    return !age.isNegative()
        && age.compareTo(keep) < 0
        && (list.ids.containsKey(name) || age.compareTo(LEAST_AGE) < 0);
  }

  private Map<String, Long> readAll(Budget budget) throws UnreadableException {
    Map<String, Long> ids = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      Envelope envelope = page(page, budget);
      int before = ids.size();
      envelope.data().forEach(payer -> add(payer, ids, ambiguous));
      Optional<Long> pages = ProviderJson.whole(envelope.body().path("total_page"));
      if (pages.isPresent() ? page >= pages.get() : ids.size() == before) {
        ids.keySet().removeAll(ambiguous);
        if (ids.isEmpty()) {
          throw new UnreadableException("list of payers is empty");
        }
        return Map.copyOf(ids);
      }
    }
    throw new UnreadableException("list of payers has no end");
  }

  private Envelope page(int page, Budget budget) throws UnreadableException {
    HttpOutcome outcome =
        api.first(TransfezApi.get("payers?page=" + page + "&per_page=" + PER_PAGE), budget);
    if (outcome instanceof HttpOutcome.Answered answered) {
      return Envelope.of(answered.answer())
          .filter(envelope -> envelope.status() == 200 && envelope.data().isArray())
          .filter(envelope -> isPage(page, envelope.body().path("page")))
          .orElseThrow(
              () ->
                  new UnreadableException(
                      "list of payers is not readable, HTTP " + answered.answer().status()));
    }
    throw new UnreadableException("list of payers: " + Texts.of(outcome));
  }

  private static boolean isPage(int asked, JsonNode stated) {
    return ProviderJson.isAbsent(stated)
        || ProviderJson.whole(stated).filter(page -> page == asked).isPresent();
  }

  private static void add(JsonNode payer, Map<String, Long> ids, Set<String> ambiguous) {
    Optional<Long> id = ProviderJson.whole(payer.path("id"));
    Optional<String> name = ProviderJson.text(payer.path("name"));
    if (id.isEmpty()
        || name.isEmpty()
        || isOther("IDR", payer.path("currency"))
        || isOther("IDN", payer.path("country_iso_code"))) {
      return;
    }
    Long before = ids.putIfAbsent(name.get(), id.get());
    if (before != null && !before.equals(id.get())) {
      ambiguous.add(name.get());
    }
  }

  private static boolean isOther(String expected, JsonNode stated) {
    return !ProviderJson.isAbsent(stated) && !expected.equals(stated.asText());
  }
}
