package com.mexar.payout.provider.transfez;

import com.mexar.payout.callback.CallbackTokens;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Money;
import com.mexar.payout.http.TargetRule;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The settings, read and checked, their defaults beside them. Immutable; never prints. */
final class TransfezOptions {
  static final Currency IDR = Money.currency("IDR");

  /** What stands in the notes of a transaction. */
  enum Notes {
    REFERENCE,
    DESCRIPTION,
    NONE
  }

  final URI baseUrl;
  final Secret apiKey;
  final CallbackTokens tokens;
  final BankMap banks;
  final Money minimum;
  final Money maximum;
  final Duration payerCache;
  final Declines declines;
  final @Nullable Duration notFoundTrust;
  final Duration reversibleFor;
  final int concurrency;
  final @Nullable Integer balanceId;
  final @Nullable Integer transferServiceCode;
  final boolean serviceCodeInSender;
  final Notes notes;
  final String singleNameLastName;
  final @Nullable CountryCode senderCountry;
  final ComplianceCodes compliance;
  final int amountScale;

  /**
   * @throws SettingsException with every fault
   */
  TransfezOptions(ProviderSettings settings, ProviderContext context) {
    baseUrl = settings.requiredAddress("base-url");
    TargetRule.faultOf(baseUrl, context.allowInsecureLoopback())
        .ifPresent(fault -> settings.fault("base-url", "cannot be used: " + fault, ""));
    apiKey = settings.requiredSecret("api-key");
    if (!apiKey.reveal().matches("[\\x21-\\x7e]*")) {
      settings.fault("api-key", "must be printable ASCII without blanks", "");
    }
    tokens = CallbackTokens.required(settings, "callback-keys", TransfezFactory.NAME.value());
    // enforced by the host, before a callback reaches this plug-in
    settings.list("allowed-ips");
    banks = settings.parsed("bank-map-file", BankMap.builtIn(), BankMap::overlaidBy);
    minimum = settings.parsed("minimum", rupiah("10000"), TransfezOptions::rupiah);
    maximum = settings.parsed("maximum", rupiah("2000000000"), TransfezOptions::rupiah);
    if (minimum.isMoreThan(maximum)) {
      settings.fault("minimum", "must not be above the maximum", "");
    }
    payerCache = settings.duration("payer-cache", Duration.ofMinutes(10));
    declines = declines(settings);
    notFoundTrust =
        settings.text("not-found-trust", "never").equals("never")
            ? null
            : settings.duration("not-found-trust", Duration.ofDays(1));
    reversibleFor = settings.duration("reversible-for", Duration.ofDays(30));
    concurrency = settings.integer("concurrency", 32, 1, 1_000);
    balanceId = optionalInteger(settings, "balance-id", Integer.MAX_VALUE);
    transferServiceCode = optionalInteger(settings, "transfer-service-code", 4);
    serviceCodeInSender =
        choice(settings, "transfer-service-code-in", ServiceCodePlace.SOURCE)
            == ServiceCodePlace.SENDER;
    notes = choice(settings, "notes", Notes.REFERENCE);
    singleNameLastName = settings.text("single-name-last-name", PartyNames.REPEAT);
    senderCountry =
        settings.text("sender-country", "own").equals("own")
            ? null
            : settings.parsed("sender-country", new CountryCode("ID"), CountryCode::new);
    compliance =
        new ComplianceCodes(
            choice(settings, "purpose-list", ComplianceCodes.PurposeList.LOCAL),
            settings.text("relationship-parent", "PARENT_GRANPARENT"));
    amountScale = settings.integer("amount-scale", 0, 0, 2);
    settings.requireNoFaults();
  }

  private enum ServiceCodePlace {
    SOURCE,
    SENDER
  }

  private static Declines declines(ProviderSettings settings) {
    Set<Integer> proof = codes(settings, "decline-proof-codes", Declines.PROOF);
    Set<Integer> doubt = codes(settings, "decline-doubt-codes", Declines.DOUBT);
    if (proof.stream().anyMatch(doubt::contains)) {
      settings.fault("decline-proof-codes", "must not share a code with decline-doubt-codes", "");
    }
    return new Declines(proof, doubt);
  }

  private static Set<Integer> codes(ProviderSettings settings, String key, Set<Integer> fallback) {
    return settings.parsed(
        key,
        fallback,
        value -> {
          Set<Integer> codes = new TreeSet<>();
          for (String code : value.split(",", -1)) {
            if (!code.strip().matches("[0-9]{1,6}")) {
              throw new InvalidValueException("must be numbers with commas between");
            }
            codes.add(Integer.valueOf(code.strip()));
          }
          return codes;
        });
  }

  private static @Nullable Integer optionalInteger(
      ProviderSettings settings, String key, int most) {
    return settings.text(key).isEmpty() ? null : settings.integer(key, 1, 1, most);
  }

  private static <E extends Enum<E>> E choice(ProviderSettings settings, String key, E fallback) {
    E[] all = fallback.getDeclaringClass().getEnumConstants();
    Optional<String> value = settings.text(key);
    StringBuilder known = new StringBuilder();
    for (E one : all) {
      String name = one.name().toLowerCase(Locale.ROOT);
      if (value.isEmpty() || value.get().equals(name)) {
        return value.isEmpty() ? fallback : one;
      }
      known.append(known.isEmpty() ? "" : ", ").append(name);
    }
    return settings.fault(key, "must be one of " + known, fallback);
  }

  private static Money rupiah(String decimal) {
    return Money.parse(IDR, decimal);
  }
}
