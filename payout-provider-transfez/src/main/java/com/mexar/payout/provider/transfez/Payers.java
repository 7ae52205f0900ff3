package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.http.HttpOutcome;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider's ids of banks ("payers") by short name, as its list says at run time: read whole,
 * kept for a while, read again for a bank that is not in it. One thread reads, others wait for it
 * within their budget. Thread-safe.
 */
final class Payers {
  private static final Logger LOG = LoggerFactory.getLogger(Payers.class);

  /** The documentation of 2022 has the list of payers take this many a page. */
  private static final int PER_PAGE = 10_000;

  private static final int MOST_PAGES = 100;

  /** How soon a bank that is not in the list may have it read again. */
  private static final Duration LEAST_AGE = Duration.ofSeconds(30);

  private final TransfezApi api;
  private final Clock clock;
  private final Duration keep;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Listing listing;

  /** What became of looking one bank up. */
  sealed interface Lookup {
    record Found(long id) implements Lookup {}

    /** The list was read and does not have it. */
    record NotListed() implements Lookup {}

    record Failed(String why) implements Lookup {}
  }

  private record Listing(Instant at, Map<String, Long> ids) {}

  private static final class UnreadableListException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableListException(String why) {
      super(why);
    }
  }

  Payers(TransfezApi api, Clock clock, Duration keep) {
    this.api = api;
    this.clock = clock;
    this.keep = keep;
  }

  Lookup find(String name, Budget budget) {
    Optional<Lookup> known = inListing(name);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      if (!reading.tryLock(Math.max(budget.leftNanos(), 0), TimeUnit.NANOSECONDS)) {
        return new Lookup.Failed("list of banks is not read in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Lookup.Failed("interrupted");
    }
    try {
      // another thread may have read it meanwhile
      Optional<Lookup> news = inListing(name);
      if (news.isPresent()) {
        return news.get();
      }
      Listing read = new Listing(clock.instant(), readAll(budget));
      listing = read;
      LOG.info("{} banks are listed", read.ids.size());
      Long id = read.ids.get(name);
      return id == null ? new Lookup.NotListed() : new Lookup.Found(id);
    } catch (UnreadableListException e) {
      return new Lookup.Failed(String.valueOf(e.getMessage()));
    } finally {
      reading.unlock();
    }
  }

  /** The list is not what the provider goes by any more. */
  void forget() {
    listing = null;
  }

  private Optional<Lookup> inListing(String name) {
    Listing current = listing;
    if (current == null) {
      return Optional.empty();
    }
    Duration age = Duration.between(current.at, clock.instant());
    if (age.isNegative() || age.compareTo(keep) >= 0) {
      return Optional.empty();
    }
    Long id = current.ids.get(name);
    if (id != null) {
      return Optional.of(new Lookup.Found(id));
    }
    return age.compareTo(LEAST_AGE) < 0 ? Optional.of(new Lookup.NotListed()) : Optional.empty();
  }

  private Map<String, Long> readAll(Budget budget) throws UnreadableListException {
    Map<String, Long> ids = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      Envelope envelope = page(page, budget);
      int before = ids.size();
      envelope.data().forEach(payer -> add(payer, ids, ambiguous));
      Optional<Long> pages = Json.whole(envelope.body().path("total_page"));
      if (pages.isPresent() ? page >= pages.get() : ids.size() == before) {
        ids.keySet().removeAll(ambiguous);
        if (ids.isEmpty()) {
          throw new UnreadableListException("list of banks is empty");
        }
        return Map.copyOf(ids);
      }
    }
    throw new UnreadableListException("list of banks has no end");
  }

  private Envelope page(int page, Budget budget) throws UnreadableListException {
    HttpOutcome outcome =
        api.first(TransfezApi.get("payers?page=" + page + "&per_page=" + PER_PAGE), budget);
    if (outcome instanceof HttpOutcome.Answered answered) {
      return Envelope.of(answered.answer())
          .filter(envelope -> envelope.status() == 200 && envelope.data().isArray())
          .filter(envelope -> isPage(page, envelope.body().path("page")))
          .orElseThrow(
              () ->
                  new UnreadableListException(
                      "list of banks is not readable, HTTP " + answered.answer().status()));
    }
    throw new UnreadableListException("list of banks: " + Texts.of(outcome));
  }

  private static boolean isPage(int asked, JsonNode stated) {
    return Json.isAbsent(stated) || Json.whole(stated).filter(page -> page == asked).isPresent();
  }

  private static void add(JsonNode payer, Map<String, Long> ids, Set<String> ambiguous) {
    Optional<Long> id = Json.whole(payer.path("id"));
    Optional<String> name = Json.text(payer.path("name"));
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
    return !Json.isAbsent(stated) && !expected.equals(stated.asText());
  }
}
