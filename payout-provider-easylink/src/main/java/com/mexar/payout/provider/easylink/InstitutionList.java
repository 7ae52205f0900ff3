package com.mexar.payout.provider.easylink;

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
import java.util.regex.Pattern;

/**
 * The provider's ids of Indonesian banks, or of wallets, by its own names, as its list says at run
 * time: kept for a while, read again for one that is not in it. Ids are looked up because public
 * sources disagree on them. Thread-safe.
 */
final class InstitutionList {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final EasylinkApi api;
  private final String path;
  private final Kept<Map<String, String>> ids;

  InstitutionList(EasylinkApi api, String path, Clock clock, Duration keep) {
    this.api = api;
    this.path = path;
    this.ids = new Kept<>("list of institutions", clock, keep, this::read);
  }

  /** The id, or empty where the list was read and does not have the name. */
  Optional<String> find(String name, Budget budget) throws UnreadableException {
    return Optional.ofNullable(ids.get(all -> all.containsKey(name), budget).get(name));
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
