package com.mexar.payout.provider.transfez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.provider.Ability;
import com.mexar.payout.provider.Corridor;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.provider.ProviderProfile;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.settings.Fault;
import com.mexar.payout.settings.SettingsException;
import com.mexar.payout.testkit.Samples;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, and what the plug-in declares of itself under them. */
class TransfezOptionsTest {
  private static final URI BASE = URI.create("https://transfez.example.com/api/v1");

  @Test
  void factory_isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(ProviderFactory.class).stream().map(p -> p.get().name().value()))
        .containsOnlyOnce("transfez");
  }

  @Test
  void profile_withoutFurtherSettings_hasTheSafeDefaults() {
    try (PayoutProvider provider = Fixture.provider(BASE, "allowed-ips", "10.0.0.1, 10.0.0.2")) {
      ProviderProfile profile = provider.profile();

      assertThat(profile.name()).isEqualTo(Samples.TRANSFEZ);
      assertThat(profile.trustNotFoundAfter()).isNull();
      assertThat(profile.reversibleFor()).isEqualTo(Duration.ofDays(30));
      assertThat(profile.concurrency()).isEqualTo(32);
      assertThat(profile.repeatedReference()).isEqualTo(ProviderProfile.RepeatedReference.REFUSED);
      assertThat(profile.corridors())
          .containsExactly(
              corridor(PayoutMethod.BANK, "10000", "2000000000"),
              corridor(PayoutMethod.WALLET, "10000", "20000000"));
      assertThat(Ability.of(provider))
          .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Ability.class));
    }
  }

  @Test
  void profile_underSettings_followsThem() {
    try (PayoutProvider provider =
        Fixture.provider(
            BASE,
            "minimum",
            "50000",
            "maximum",
            "250000000",
            "wallet-minimum",
            "20000",
            "wallet-maximum",
            "10000000",
            "not-found-trust",
            "15m",
            "reversible-for",
            "7d",
            "concurrency",
            "4")) {
      ProviderProfile profile = provider.profile();

      assertThat(profile.trustNotFoundAfter()).isEqualTo(Duration.ofMinutes(15));
      assertThat(profile.reversibleFor()).isEqualTo(Duration.ofDays(7));
      assertThat(profile.concurrency()).isEqualTo(4);
      assertThat(profile.corridors())
          .containsExactly(
              corridor(PayoutMethod.BANK, "50000", "250000000"),
              corridor(PayoutMethod.WALLET, "20000", "10000000"));
    }
  }

  @Test
  void profile_withCorridorsAbroad_hasThemAfterThoseAtHome() {
    try (PayoutProvider provider =
        Fixture.provider(
            BASE, "cross-border", "US:USD:30-25000,JP:JPY:2000-3000000, KW:KWD:1-9:2")) {
      assertThat(provider.profile().corridors().subList(2, 5))
          .containsExactly(
              abroad("US", "USD", "30", "25000", "0.01"),
              abroad("JP", "JPY", "2000", "3000000", "1"),
              abroad("KW", "KWD", "1", "9", "0.010"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "US",
        "US:USD",
        "US:USD:30",
        "US:USD:25000-30",
        "US:USD:0-30",
        "US:USD:1-2,",
        "US:USD:1-2;GB:GBP:1-2",
        "US:USD:1.001-2",
        "US:USD:1-2:9",
        "US:USD:1..2-3",
        "XX:USD:1-2",
        "US:XXX:1-2",
        "us:USD:1-2",
        "ID:USD:1-2",
        "US:USD:1-2,US:USD:3-4"
      })
  void corridorsAbroad_ofAnotherForm_areAFault(String value) {
    assertThat(faults(Fixture.settings(BASE, "cross-border", value), Fixture.context()))
        .extracting(Fault::setting)
        .containsExactly("providers.transfez.cross-border");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bank_account_number",
        "bank_id",
        "firstname",
        "lastname",
        "registered_name",
        "country_iso_code"
      })
  void fieldsLeftOut_withWhatEveryDraftNeeds_areAFaultThatNamesIt(String name) {
    var settings = Fixture.settings(BASE, "fields-left-out", "middlename, " + name + ",city_id");

    assertThat(faults(settings, Fixture.context()))
        .extracting(Fault::toString)
        .containsExactly(
            "providers.transfez.fields-left-out must not have what every draft needs: " + name);
  }

  @Test
  void settings_withManyFaults_nameThemAllAndNoValue() {
    var settings =
        new ProviderSettings(
            TransfezFactory.NAME,
            Map.ofEntries(
                Map.entry("base-url", "http://transfez.example.com/api/v1"),
                Map.entry("api-key", "kéy of ours"),
                Map.entry("callback-keys", "k1=short"),
                Map.entry("minimum", "20"),
                Map.entry("maximum", "10"),
                Map.entry("wallet-minimum", "20000001"),
                Map.entry("notes", "poem"),
                Map.entry("sender-country", "Narnia"),
                Map.entry("decline-proof-codes", "1,4"),
                Map.entry("transfer-service-code", "9"),
                Map.entry("wallet-transfer-service-code", "0"),
                Map.entry("wallet-inquiry", "perhaps"),
                Map.entry("cross-border", "everywhere"),
                Map.entry("date-form", "roman"),
                Map.entry("phone-form", "spoken"),
                Map.entry("traceparent", "sometimes"),
                Map.entry("surprise", "1")));

    List<Fault> faults = faults(settings, Fixture.context());

    assertThat(faults.stream().map(Fault::setting))
        .containsExactlyInAnyOrder(
            "providers.transfez.base-url",
            "providers.transfez.api-key",
            "providers.transfez.callback-keys",
            "providers.transfez.minimum",
            "providers.transfez.wallet-minimum",
            "providers.transfez.notes",
            "providers.transfez.sender-country",
            "providers.transfez.decline-proof-codes",
            "providers.transfez.transfer-service-code",
            "providers.transfez.wallet-transfer-service-code",
            "providers.transfez.wallet-inquiry",
            "providers.transfez.cross-border",
            "providers.transfez.date-form",
            "providers.transfez.phone-form",
            "providers.transfez.traceparent",
            "providers.transfez.surprise");
    assertThat(faults.toString()).doesNotContain("kéy", "short", "poem", "Narnia", "perhaps");
  }

  @Test
  void settings_thatAreAbsent_areNamed() {
    var faults = faults(new ProviderSettings(TransfezFactory.NAME, Map.of()), Fixture.context());

    assertThat(faults.stream().map(Fault::toString))
        .containsExactlyInAnyOrder(
            "providers.transfez.base-url is required",
            "providers.transfez.api-key is required",
            "providers.transfez.callback-keys is required");
  }

  @ParameterizedTest
  @CsvSource({
    "https://transfez.example.com/api/v1, false, true",
    "http://127.0.0.1:9/api/v1, true, true",
    "http://127.0.0.1:9/api/v1, false, false",
    "http://10.0.0.1:9/api/v1, true, false"
  })
  void baseUrl_byHttp_isForLoopbackWhereAllowed(String url, boolean loopback, boolean accepted) {
    ProviderContext usual = Fixture.context();
    var context =
        new ProviderContext(
            usual.clock(), usual.random(), usual.callbackBase(), usual.callTimeout(), loopback);
    var settings = Fixture.settings(URI.create(url));
    if (accepted) {
      Fixture.provider(settings, context).close();
    } else {
      assertThat(faults(settings, context)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k1",
        "=0123456789abcdef",
        "k 1=0123456789abcdef",
        "k1=0123456789abcdef,k1=fedcba9876543210"
      })
  void callbackKeys_ofAnotherShape_areAFault(String keys) {
    assertThat(faults(Fixture.settings(BASE, "callback-keys", keys), Fixture.context()))
        .extracting(Fault::setting)
        .contains("providers.transfez.callback-keys");
  }

  @Test
  void documentation_listsEverySetting() throws Exception {
    String page = Files.readString(Path.of("../docs/transfez.md"));
    TreeSet<String> documented = new TreeSet<>();
    Matcher rows = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|").matcher(page);
    while (rows.find()) {
      documented.add(rows.group(1));
    }
    String known =
        faults(Fixture.settings(BASE, "surprise", "1", "not-found-trust", "1d"), Fixture.context())
            .get(0)
            .problem();

    assertThat(documented)
        .containsExactlyInAnyOrder(known.substring(known.indexOf("known are ") + 10).split(", "));
  }

  private static Corridor corridor(PayoutMethod method, String minimum, String maximum) {
    return new Corridor(
        new CountryCode("ID"),
        method,
        Samples.money("IDR", minimum),
        Samples.money("IDR", maximum),
        Samples.money("IDR", "1"),
        true);
  }

  private static Corridor abroad(
      String country, String currency, String minimum, String maximum, String step) {
    return new Corridor(
        new CountryCode(country),
        PayoutMethod.BANK,
        Samples.money(currency, minimum),
        Samples.money(currency, maximum),
        Samples.money(currency, step),
        true);
  }

  private static List<Fault> faults(ProviderSettings settings, ProviderContext context) {
    return catchThrowableOfType(
            SettingsException.class, () -> new TransfezFactory().create(settings, context))
        .faults();
  }
}
