package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.http.Budget;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.http.Kept;
import com.mexar.payout.http.UnreadableException;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.transfez.Listing.Item;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The provider's ids of what it pays to ("payers"): banks and wallets at home by short name,
 * countries abroad by currency; and of a country its banks and what it wants to be told. Each is
 * read at run time and kept for a while. Thread-safe.
 */
final class Payers {
  /** Stands for what could not be read of a bank's fields, and is no field that anybody knows. */
  private static final String UNREADABLE_FIELDS = "additional_required_fields";

  private final TransfezApi api;
  private final Clock clock;
  private final Duration keep;
  private final Listing<Long> local;
  private final Listing<Long> countries;
  private final Map<Long, Listing<Bank>> banks = new ConcurrentHashMap<>();
  private final Map<Long, Kept<Attributes>> attributes = new ConcurrentHashMap<>();

  /**
   * A bank abroad.
   *
   * @param alsoWanted fields of the beneficiary beyond those of the country
   */
  record Bank(long id, List<String> alsoWanted) {}

  Payers(TransfezApi api, Clock clock, Duration keep) {
    this.api = api;
    this.clock = clock;
    this.keep = keep;
    local = new Listing<>(api, clock, keep, "payers", "list of payers", Payers::atHome);
    countries =
        new Listing<>(api, clock, keep, "payers/cbse", "list of countries", Payers::country);
  }

  /** The id of a bank or wallet at home. */
  Optional<Long> local(String name, Budget budget) throws UnreadableException {
    return local.find(name, budget);
  }

  /** The id of a country with its currency. */
  Optional<Long> abroad(CountryCode country, Currency currency, Budget budget)
      throws UnreadableException {
    return countries.find(country.alpha3() + " " + currency.getCurrencyCode(), budget);
  }

  /** A bank in a country, by its name as the provider lists it. */
  Optional<Bank> bank(long country, String name, Budget budget) throws UnreadableException {
    return banks
        .computeIfAbsent(
            country,
            id ->
                new Listing<>(
                    api, clock, keep, "payers/" + id + "/banks", "list of banks", Payers::bank))
        .find(name, budget);
  }

  /** What a country wants to be told. */
  Attributes attributes(long country, Currency currency, Budget budget) throws UnreadableException {
    return attributes
        .computeIfAbsent(
            country,
            id ->
                new Kept<>(
                    "list of attributes",
                    clock,
                    keep,
                    within -> readAttributes(id, currency, within)))
        .get(any -> true, budget);
  }

  /** The list of banks and wallets may not be what the provider goes by any more. */
  void forgetLocal() {
    local.forget();
  }

  /** Nothing that is known of countries may be what the provider goes by any more. */
  void forgetAbroad() {
    countries.forget();
    banks.values().forEach(Listing::forget);
    attributes.values().forEach(Kept::forget);
  }

  /** Whether whatever is asked of countries from now on is what the provider has just said. */
  boolean areFreshAbroad() {
    return countries.isFresh()
        && banks.values().stream().allMatch(Listing::isFresh)
        && attributes.values().stream().allMatch(Kept::isFresh);
  }

  private Attributes readAttributes(long country, Currency currency, Budget budget)
      throws UnreadableException {
    HttpOutcome outcome = api.first(TransfezApi.get("payers/" + country + "/attribute"), budget);
    Envelope envelope = Envelope.stated(outcome, "list of attributes", any -> true);
    return Attributes.of(envelope.data(), country, currency)
        .orElseThrow(() -> new UnreadableException("list of attributes has another form"));
  }

  private static Optional<Item<Long>> atHome(JsonNode payer) {
    Optional<Long> id = ProviderJson.whole(payer.path("id"));
    Optional<String> name = ProviderJson.text(payer.path("name"));
    return id.isEmpty()
            || name.isEmpty()
            || isOther("IDR", payer.path("currency"))
            || isOther("IDN", payer.path("country_iso_code"))
        ? Optional.empty()
        : Optional.of(new Item<>(name.get(), id.get()));
  }

  private static Optional<Item<Long>> country(JsonNode payer) {
    Optional<String> country = ProviderJson.text(payer.path("country_iso_code"));
    Optional<String> currency = ProviderJson.text(payer.path("currency"));
    return country.isEmpty() || currency.isEmpty()
        ? Optional.empty()
        : ProviderJson.whole(payer.path("id"))
            .map(id -> new Item<>(country.get() + " " + currency.get(), id));
  }

  private static Optional<Item<Bank>> bank(JsonNode bank) {
    Optional<String> name = ProviderJson.text(bank.path("name"));
    return name.isEmpty()
        ? Optional.empty()
        : ProviderJson.whole(bank.path("id"))
            .map(id -> new Item<>(name.get(), new Bank(id, alsoWanted(bank))));
  }

  private static List<String> alsoWanted(JsonNode bank) {
    JsonNode stated = bank.path("additional_required_fields");
    List<String> fields = new ArrayList<>();
    return ProviderJson.isAbsent(stated) || Attributes.gather(stated, fields)
        ? List.copyOf(fields)
        : List.of(UNREADABLE_FIELDS);
  }

  private static boolean isOther(String expected, JsonNode stated) {
    return !ProviderJson.isAbsent(stated) && !expected.equals(stated.asText());
  }
}
