package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.http.Budget;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.http.Kept;
import com.mexar.payout.http.UnreadableException;
import com.mexar.payout.json.provider.ProviderJson;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list of the provider's by a name of each item, as it says at run time: read whole, kept for a
 * while, read again for a name that is not in it. What stands twice under one name is not in it.
 * Thread-safe.
 */
final class Listing<V> {
  private static final Logger LOG = LoggerFactory.getLogger(Listing.class);

  /** The documentation of 2022 has the lists of payers take this many a page. */
  private static final int PER_PAGE = 10_000;

  private static final int MOST_PAGES = 100;

  private final TransfezApi api;
  private final String path;
  private final String what;
  private final Function<JsonNode, Optional<Item<V>>> reader;
  private final Kept<Map<String, V>> kept;

  /** One of the list. */
  record Item<V>(String name, V value) {}

  /**
   * @param what the list's name, for logs and reasons
   * @param reader an item, or empty where it is none of those that are looked for
   */
  Listing(
      TransfezApi api,
      Clock clock,
      Duration keep,
      String path,
      String what,
      Function<JsonNode, Optional<Item<V>>> reader) {
    this.api = api;
    this.path = path;
    this.what = what;
    this.reader = reader;
    this.kept = new Kept<>(what, clock, keep, this::readAll);
  }

  /** What stands under the name, or empty where the list was read and does not have it. */
  Optional<V> find(String name, Budget budget) throws UnreadableException {
    return Optional.ofNullable(kept.get(all -> all.containsKey(name), budget).get(name));
  }

  /** The list may not be what the provider goes by any more. */
  void forget() {
    kept.forget();
  }

  boolean isFresh() {
    return kept.isFresh();
  }

  private Map<String, V> readAll(Budget budget) throws UnreadableException {
    Map<String, V> all = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      Envelope envelope = page(page, budget);
      int before = all.size();
      envelope
          .data()
          .forEach(node -> reader.apply(node).ifPresent(item -> add(item, all, ambiguous)));
      Optional<Long> pages = ProviderJson.whole(envelope.body().path("total_page"));
      if (pages.isPresent() ? page >= pages.get() : all.size() == before) {
        all.keySet().removeAll(ambiguous);
        if (all.isEmpty()) {
          throw new UnreadableException(what + " is empty");
        }
        LOG.info("{} has {} items", what, all.size());
        return Map.copyOf(all);
      }
    }
    throw new UnreadableException(what + " has no end");
  }

  private Envelope page(int page, Budget budget) throws UnreadableException {
    HttpOutcome outcome =
        api.first(TransfezApi.get(path + "?page=" + page + "&per_page=" + PER_PAGE), budget);
    return Envelope.stated(
        outcome,
        what,
        envelope -> envelope.data().isArray() && isPage(page, envelope.body().path("page")));
  }

  private static boolean isPage(int asked, JsonNode stated) {
    return ProviderJson.isAbsent(stated)
        || ProviderJson.whole(stated).filter(page -> page == asked).isPresent();
  }

  private static <V> void add(Item<V> item, Map<String, V> all, Set<String> ambiguous) {
    V before = all.putIfAbsent(item.name(), item.value());
    if (before != null && !before.equals(item.value())) {
      ambiguous.add(item.name());
    }
  }
}
