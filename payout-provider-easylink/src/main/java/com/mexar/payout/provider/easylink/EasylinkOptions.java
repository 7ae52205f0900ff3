package com.mexar.payout.provider.easylink;

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
import com.mexar.payout.signature.PemKeys;
import com.mexar.payout.signature.RsaScheme;
import com.mexar.payout.signature.RsaSigner;
import com.mexar.payout.signature.RsaVerifier;
import com.mexar.payout.signature.SignatureVerifier;
import com.mexar.payout.signature.Signer;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The settings, read and checked, their defaults beside them. Immutable; never prints. */
final class EasylinkOptions {
  static final Currency IDR = Money.currency("IDR");
  static final CountryCode INDONESIA = new CountryCode("ID");
  private static final InstitutionMap INSTITUTIONS =
      InstitutionMap.of(EasylinkOptions.class, "easylink-institutions.properties");

  private static final CountryCode WALLETS_ABROAD = new CountryCode("PH");

  final URI baseUrl;
  final String appId;
  final Secret appSecret;
  final String appKey;
  final Signer signer;
  final SignatureVerifier callbackVerifier;
  final CallbackSignature callbackSignature;
  final Duration tokenLifetime;
  final InstitutionMap institutions;
  final ComplianceMap compliance;
  final Duration institutionCache;
  final Currency sourceCurrency;
  final ProviderProfile profile;
  final Duration draftValidity;
  final Duration listWindow;
  final boolean listIntegers;
  final String walletPaymentMethod;
  final boolean sendDescription;
  final boolean signTwice;
  final boolean traceparent;
  final TlsOptions tls;
  final Set<Long> notHeldCodes;

  /**
   * @throws SettingsException with every fault
   */
  EasylinkOptions(ProviderSettings settings, ProviderContext context) {
    baseUrl = settings.requiredAddress("base-url");
    TargetRule.faultOf(baseUrl, context.allowInsecureLoopback())
        .ifPresent(fault -> settings.fault("base-url", "cannot be used: " + fault, ""));
    appId = settings.requiredText("app-id");
    appSecret = settings.requiredSecret("app-secret");
    appKey = settings.requiredText("app-key");
    if (!appKey.matches("[\\x21-\\x7e]*")) {
      settings.fault("app-key", "must be printable ASCII without blanks", "");
    }
    Optional<RsaSigner> ourKey =
        keyFile(
            settings,
            "private-key-file",
            file -> new RsaSigner(PemKeys.privateKey(file), RsaScheme.PKCS1_SHA256));
    Optional<RsaVerifier> theirKey =
        keyFile(
            settings,
            "callback-public-key-file",
            file -> new RsaVerifier(PemKeys.publicKey(file), RsaScheme.PKCS1_SHA256));
    callbackSignature =
        settings.parsed(
            "callback-signature",
            CallbackSignature.HEADERS_AND_BODY,
            EasylinkOptions::callbackSignature);
    // enforced by the host, before a callback reaches this plug-in
    settings.list("allowed-ips");
    tokenLifetime = settings.duration("token-lifetime", Duration.ofMinutes(10));
    institutions = settings.parsed("institution-map-file", INSTITUTIONS, INSTITUTIONS::overlaidBy);
    compliance = settings.parsed("compliance-map-file", ComplianceMap.EMPTY, ComplianceMap::in);
    institutionCache = settings.duration("institution-cache", Duration.ofMinutes(10));
    sourceCurrency = settings.parsed("source-currency", IDR, Money::currency);
    profile = profile(settings);
    draftValidity = draftValidity(settings);
    listWindow = listWindow(settings);
    listIntegers = settings.flag("transaction-list-integers", false);
    walletPaymentMethod =
        settings.parsed("wallet-payment-method", "2", EasylinkOptions::twoOrThree);
    sendDescription = settings.flag("send-description", false);
    signTwice = settings.flag("x-signature", false);
    traceparent = settings.flag("traceparent", true);
    tls = TlsOptions.of(settings);
    notHeldCodes =
        settings.parsed(
            "account-not-held-codes",
            Set.of(ErrorCodes.INVALID_ACCOUNT_NUMBER),
            EasylinkOptions::codes);
    settings.requireNoFaults();
    signer = ourKey.orElseThrow();
    callbackVerifier = theirKey.orElseThrow();
  }

  private static ProviderProfile profile(ProviderSettings settings) {
    List<Corridor> corridors = new ArrayList<>();
    corridors.add(domestic(settings, PayoutMethod.BANK, "", "250000000"));
    corridors.add(domestic(settings, PayoutMethod.WALLET, "wallet-", "20000000"));
    corridors.addAll(
        settings.parsed("international", List.<Corridor>of(), EasylinkOptions::international));
    return new ProviderProfile(
        EasylinkFactory.NAME,
        corridors,
        ProviderProfile.RepeatedReference.REFUSED,
        settings.text("not-found-trust", "never").equals("never")
            ? null
            : settings.duration("not-found-trust", Duration.ofDays(1)),
        settings.duration("reversible-for", Duration.ofDays(30)),
        settings.integer("concurrency", 32, 1, 1_000));
  }

  private static Corridor domestic(
      ProviderSettings settings, PayoutMethod method, String prefix, String mostByDefault) {
    String key = prefix + "minimum";
    Money minimum = settings.parsed(key, rupiah("50000"), EasylinkOptions::rupiah);
    Money maximum =
        settings.parsed(prefix + "maximum", rupiah(mostByDefault), EasylinkOptions::rupiah);
    if (minimum.isMoreThan(maximum)) {
      minimum = settings.fault(key, "must not be above the maximum", maximum);
    }
    return new Corridor(INDONESIA, method, minimum, maximum, rupiah("1"), false);
  }

  /** Pairs of a country and the most that one payout there may be, in its currency. */
  private static List<Corridor> international(String value) {
    List<Corridor> corridors = new ArrayList<>();
    Set<String> countries = new TreeSet<>();
    for (String pair : value.split(",", -1)) {
      int equals = pair.indexOf('=');
      String country = pair.substring(0, Math.max(equals, 0)).strip();
      CountryCode code = new CountryCode(country);
      Optional<ForeignCorridor> known = ForeignCorridor.of(code);
      if (known.isEmpty() || !countries.add(country)) {
        throw new InvalidValueException("must name countries that are served, each once");
      }
      Currency currency = known.get().currency();
      Money most = Money.parse(currency, pair.substring(equals + 1).strip());
      Money least = new Money(currency, 1);
      if (most.isZero()) {
        throw new InvalidValueException("must name amounts above zero");
      }
      corridors.add(new Corridor(code, PayoutMethod.BANK, least, most, least, true));
      if (code.equals(WALLETS_ABROAD)) {
        corridors.add(new Corridor(code, PayoutMethod.WALLET, least, most, least, true));
      }
    }
    return corridors;
  }

  /** Five minutes at the provider; less here, since two clocks differ. */
  private static Duration draftValidity(ProviderSettings settings) {
    Duration validity = settings.duration("draft-validity", Duration.ofSeconds(270));
    return validity.compareTo(Duration.ofMinutes(5)) <= 0
        ? validity
        : settings.fault("draft-validity", "must not be above 5m", validity);
  }

  private static Duration listWindow(ProviderSettings settings) {
    Duration window = settings.duration("transaction-list-window", Duration.ofDays(30));
    return window.compareTo(Duration.ofDays(366)) <= 0
        ? window
        : settings.fault("transaction-list-window", "must not be above 366d", window);
  }

  private static <T> Optional<T> keyFile(
      ProviderSettings settings, String key, Function<Path, T> reader) {
    settings.requiredText(key);
    return settings.parsed(
        key,
        Optional.empty(),
        value -> {
          try {
            return Optional.of(reader.apply(Path.of(value)));
          } catch (InvalidPathException e) {
            throw new InvalidValueException("names a file that cannot be read");
          }
        });
  }

  private static CallbackSignature callbackSignature(String value) {
    return switch (value) {
      case "headers-and-body" -> CallbackSignature.HEADERS_AND_BODY;
      case "app-key-and-timestamp" -> CallbackSignature.APP_KEY_AND_TIMESTAMP;
      default ->
          throw new InvalidValueException("must be headers-and-body or app-key-and-timestamp");
    };
  }

  private static String twoOrThree(String value) {
    if (!value.equals("2") && !value.equals("3")) {
      throw new InvalidValueException("must be 2 or 3");
    }
    return value;
  }

  private static Set<Long> codes(String value) {
    Set<Long> codes = new TreeSet<>();
    for (String code : value.split(",", -1)) {
      if (!code.strip().matches("[0-9]{1,12}")) {
        throw new InvalidValueException("must be numbers with commas between");
      }
      codes.add(Long.valueOf(code.strip()));
    }
    return codes;
  }

  private static Money rupiah(String decimal) {
    return Money.parse(IDR, decimal);
  }
}
