package com.mexar.payout.json;

import com.mexar.payout.engine.ProviderView;
import com.mexar.payout.provider.Ability;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.store.ProviderStateChange;
import java.util.List;

/** Writes providers as the API answers them. Deterministic; thread-safe. */
public final class ProviderWriter {

  /** For whoever may call: what it can do and whether it does. */
  public String write(ProviderView provider) {
    return JsonWriter.object(json -> provider(json, provider));
  }

  /**
   * For operators and auditors: with this host's breaker, whether lost attempts are looked for, and
   * who set its state, when and why.
   */
  public String writeWithHistory(ProviderView provider) {
    return JsonWriter.object(
        json -> {
          provider(json, provider);
          json.orNull("breaker", provider.breaker());
          json.orNull("restoredAt", Times.millisOrNull(provider.restoredAt()));
          json.array("history", provider.history(), ProviderWriter::change);
        });
  }

  private static void provider(JsonWriter json, ProviderView provider) {
    json.orNull("name", provider.name())
        .orNull("state", provider.state())
        .flag("configured", provider.isConfigured())
        .texts("abilities", provider.abilities().stream().map(Ability::name).sorted().toList());
    ProviderProfile profile = provider.profile();
    json.array(
            "corridors",
            profile == null ? List.<Corridor>of() : profile.corridors(),
            ProviderWriter::corridor)
        .orNull("limits", profile, ProviderWriter::limits);
  }

  private static void corridor(JsonWriter json, Corridor corridor) {
    json.orNull("country", corridor.country())
        .orNull("method", Kinds.of(corridor.method()))
        .orNull("currency", corridor.minimum().currency().getCurrencyCode())
        .orNull("minimum", corridor.minimum().toDecimal())
        .orNull("maximum", corridor.maximum().toDecimal())
        .orNull("step", corridor.step().toDecimal())
        .flag("drafted", corridor.drafted());
  }

  private static void limits(JsonWriter json, ProviderProfile profile) {
    json.number("concurrency", profile.concurrency());
  }

  private static void change(JsonWriter json, ProviderStateChange change) {
    json.orNull("from", change.from())
        .orNull("to", change.to())
        .orNull("actor", change.actor())
        .orNull("reason", change.reason())
        .orNull("at", Times.millis(change.at()));
  }
}
