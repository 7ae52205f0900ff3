package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.http.Budget;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.json.provider.ProviderJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * The provider's ids of Indonesian banks, or of wallets, by its own names, as its list says at run
 * time: kept for a while, read again for one that is not in it. Ids are looked up because public
 * sources disagree on them. One thread reads, others wait for it within their budget. Thread-safe.
 */
final class InstitutionList {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  /** How soon a name that is not in the list may have it read again. */
  private static final Duration LEAST_AGE = Duration.ofSeconds(30);

  private final EasylinkApi api;
  private final String path;
  private final InstantSource clock;
  private final Duration keep;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Listing listing = new Listing(Instant.MIN, Map.of());

  private record Listing(Instant at, Map<String, String> ids) {}

  /** The list could not be read, and nothing was sent for want of it. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String why) {
      super(why);
    }
  }

  InstitutionList(EasylinkApi api, String path, InstantSource clock, Duration keep) {
    this.api = api;
    this.path = path;
    this.clock = clock;
    this.keep = keep;
  }

  /** The id, or empty where the list was read and does not have the name. */
  Optional<String> find(String name, Budget budget) throws UnreadableException {
    Listing current = listing;
    if (!answers(current, name)) {
      current = renewed(name, budget);
    }
    return Optional.ofNullable(current.ids.get(name));
  }

  private Listing renewed(String name, Budget budget) throws UnreadableException {
    awaitTurn(budget);
    try {
      // another thread may have read it meanwhile
      Listing current = listing;
      if (!answers(current, name)) {
        Instant asked = clock.instant();
        current = new Listing(asked, read(budget));
        listing = current;
      }
      return current;
    } finally {
      reading.unlock();
    }
  }

  private void awaitTurn(Budget budget) throws UnreadableException {
    try {
      if (!reading.tryLock(Math.max(budget.leftNanos(), 0), TimeUnit.NANOSECONDS)) {
        throw new UnreadableException("list of institutions is not read in time");
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

  private Map<String, String> read(Budget budget) throws UnreadableException {
    HttpOutcome outcome =
        api.first(new EasylinkApi.Call(path, ProviderJson.newObject(), null), budget);
    if (!(outcome instanceof HttpOutcome.Answered answered)) {
      throw new UnreadableException("list of institutions: " + Texts.of(outcome));
    }
    JsonNode data =
        Envelope.of(answered.answer())
            .filter(envelope -> envelope.isSuccess() && envelope.data().isArray())
            .map(Envelope::data)
            .orElseThrow(
                () ->
                    new UnreadableException(
                        "list of institutions is not readable, HTTP "
                            + answered.answer().status()));
    Map<String, String> ids = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    data.forEach(item -> add(item, ids, ambiguous));
    ids.keySet().removeAll(ambiguous);
    if (ids.isEmpty()) {
      throw new UnreadableException("list of institutions is empty");
    }
    return Map.copyOf(ids);
  }

  private static void add(JsonNode item, Map<String, String> ids, Set<String> ambiguous) {
    Optional<String> name = ProviderJson.text(item.path("bank_name"));
    Optional<String> id =
        ProviderJson.code(item.path("bank_id")).filter(text -> ID.matcher(text).matches());
    if (name.isPresent() && id.isPresent()) {
      String before = ids.putIfAbsent(name.get(), id.get());
      if (before != null && !before.equals(id.get())) {
        ambiguous.add(name.get());
      }
    }
  }
}
