package com.mexar.payout.provider.transfez;

import com.mexar.payout.callback.CallbackTokens;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.http.TargetRule;
import com.mexar.payout.http.TlsOptions;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.InstitutionMap;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.SettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The settings, read and checked, their defaults beside them. Immutable; never prints. */
final class TransfezOptions {
  static final Currency IDR = Money.currency("IDR");
  static final CountryCode INDONESIA = new CountryCode("ID");
  private static final InstitutionMap INSTITUTIONS =
      InstitutionMap.of(TransfezOptions.class, "transfez-institutions.properties");

  /** What stands in the notes of a transaction. */
  enum Notes {
    REFERENCE,
    DESCRIPTION,
    NONE
  }

  final URI baseUrl;
  final Secret apiKey;
  final CallbackTokens tokens;
  final InstitutionMap institutions;
  final ProviderProfile profile;
  final Duration payerCache;
  final Declines declines;
  final @Nullable Integer balanceId;
  private final @Nullable Integer bankServiceCode;
  private final @Nullable Integer walletServiceCode;
  final boolean serviceCodeInSender;
  final Notes notes;
  final String singleNameLastName;
  final @Nullable CountryCode senderCountry;
  final ComplianceCodes compliance;
  final ForeignStyle abroad;
  final int amountScale;
  final boolean walletInquiry;
  final boolean traceparent;
  final TlsOptions tls;

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
    institutions = settings.parsed("institution-map-file", INSTITUTIONS, INSTITUTIONS::overlaidBy);
    profile = profile(settings);
    payerCache = settings.duration("payer-cache", Duration.ofMinutes(10));
    declines = declines(settings);
    balanceId = optionalInteger(settings, "balance-id", Integer.MAX_VALUE);
    bankServiceCode = optionalInteger(settings, "transfer-service-code", 4);
    walletServiceCode = optionalInteger(settings, "wallet-transfer-service-code", 4);
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
    abroad = ForeignStyle.of(settings);
    amountScale = settings.integer("amount-scale", 0, 0, 2);
    walletInquiry = settings.flag("wallet-inquiry", true);
    traceparent = settings.flag("traceparent", true);
    tls = TlsOptions.of(settings);
    settings.requireNoFaults();
  }

  /** The rail to ask for, or null where the provider shall choose. */
  @Nullable Integer transferServiceCode(PayoutMethod method) {
    return switch (method) {
      case BANK -> bankServiceCode;
      case WALLET -> walletServiceCode;
    };
  }

  private enum ServiceCodePlace {
    SOURCE,
    SENDER
  }

  private static ProviderProfile profile(ProviderSettings settings) {
    List<Corridor> corridors = new ArrayList<>();
    corridors.add(corridor(settings, PayoutMethod.BANK, "", "2000000000"));
    corridors.add(corridor(settings, PayoutMethod.WALLET, "wallet-", "20000000"));
    corridors.addAll(settings.parsed("cross-border", List.<Corridor>of(), ForeignCorridors::parse));
    return new ProviderProfile(
        TransfezFactory.NAME,
        corridors,
        ProviderProfile.RepeatedReference.REFUSED,
        settings.text("not-found-trust", "never").equals("never")
            ? null
            : settings.duration("not-found-trust", Duration.ofDays(1)),
        settings.duration("reversible-for", Duration.ofDays(30)),
        settings.integer("concurrency", 32, 1, 1_000));
  }

  private static Corridor corridor(
      ProviderSettings settings, PayoutMethod method, String prefix, String mostByDefault) {
    String key = prefix + "minimum";
    Money minimum = settings.parsed(key, rupiah("10000"), TransfezOptions::rupiah);
    Money maximum =
        settings.parsed(prefix + "maximum", rupiah(mostByDefault), TransfezOptions::rupiah);
    if (minimum.isMoreThan(maximum)) {
      minimum = settings.fault(key, "must not be above the maximum", maximum);
    }
    return new Corridor(INDONESIA, method, minimum, maximum, rupiah("1"), true);
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

  static <E extends Enum<E>> E choice(ProviderSettings settings, String key, E fallback) {
    Map<String, E> known = new LinkedHashMap<>();
    for (E one : fallback.getDeclaringClass().getEnumConstants()) {
      known.put(one.name().toLowerCase(Locale.ROOT), one);
    }
    return settings.parsed(
        key,
        fallback,
        value -> {
          E chosen = known.get(value);
          if (chosen == null) {
            throw new InvalidValueException("must be one of " + String.join(", ", known.keySet()));
          }
          return chosen;
        });
  }

  private static Money rupiah(String decimal) {
    return Money.parse(IDR, decimal);
  }
}
