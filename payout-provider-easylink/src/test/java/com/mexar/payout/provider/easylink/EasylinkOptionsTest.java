package com.mexar.payout.provider.easylink;

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
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings, and what the plug-in declares of itself under them. */
class EasylinkOptionsTest {
  private static final URI BASE = URI.create("https://easylink.example.com");

  @Test
  void factory_isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(ProviderFactory.class).stream().map(p -> p.get().name().value()))
        .containsOnlyOnce("easylink");
  }

  @Test
  void profile_withoutFurtherSettings_hasTheSafeDefaults() {
    try (PayoutProvider provider =
        Fixture.provider(BASE, "international", " ", "allowed-ips", "10.0.0.1")) {
      ProviderProfile profile = provider.profile();

      assertThat(profile.name()).isEqualTo(Samples.EASYLINK);
      assertThat(profile.trustNotFoundAfter()).isNull();
      assertThat(profile.reversibleFor()).isEqualTo(Duration.ofDays(30));
      assertThat(profile.concurrency()).isEqualTo(32);
      assertThat(profile.repeatedReference()).isEqualTo(ProviderProfile.RepeatedReference.REFUSED);
      assertThat(profile.corridors())
          .containsExactly(
              domestic(PayoutMethod.BANK, "50000", "250000000"),
              domestic(PayoutMethod.WALLET, "50000", "20000000"));
      assertThat(Ability.of(provider))
          .containsExactlyInAnyOrder(
              Ability.CALLBACKS,
              Ability.INSTITUTIONS,
              Ability.ACCOUNT_INQUIRIES,
              Ability.BALANCES,
              Ability.QUOTES,
              Ability.TRANSACTIONS);
    }
  }

  @Test
  void profile_underSettings_followsThem() {
    try (PayoutProvider provider =
        Fixture.provider(
            BASE,
            "international",
            "SG=20000.50, PH=7",
            "minimum",
            "60000",
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
              domestic(PayoutMethod.BANK, "60000", "250000000"),
              domestic(PayoutMethod.WALLET, "50000", "10000000"),
              abroad("SG", PayoutMethod.BANK, "SGD", "20000.50"),
              abroad("PH", PayoutMethod.BANK, "PHP", "7"),
              abroad("PH", PayoutMethod.WALLET, "PHP", "7"));
    }
  }

  @Test
  void settings_thatAreAbsent_areNamed() {
    var faults = faults(new ProviderSettings(EasylinkFactory.NAME, Map.of()), Fixture.context());

    assertThat(faults.stream().map(Fault::toString))
        .containsExactlyInAnyOrder(
            "providers.easylink.base-url is required",
            "providers.easylink.app-id is required",
            "providers.easylink.app-secret is required",
            "providers.easylink.app-key is required",
            "providers.easylink.private-key-file is required",
            "providers.easylink.callback-public-key-file is required");
  }

  @Test
  void settings_withManyFaults_nameThemAllAndNoValue() throws Exception {
    String noKey = Files.createTempFile("easylink", "none").toString();
    var settings =
        Fixture.settings(
            URI.create("http://easylink.example.com"),
            "app-key",
            "kéy of ours",
            "private-key-file",
            Fixture.FOLDER.resolve("easylink-public.pem").toString(),
            "callback-public-key-file",
            noKey,
            "callback-signature",
            "both",
            "minimum",
            "20",
            "maximum",
            "10",
            "international",
            "SG=lots",
            "source-currency",
            "RUPIAH",
            "draft-validity",
            "6m",
            "transaction-list-window",
            "367d",
            "transaction-list-integers",
            "some",
            "wallet-payment-method",
            "1",
            "send-description",
            "perhaps",
            "x-signature",
            "maybe",
            "account-not-held-codes",
            "all",
            "surprise",
            "1");

    List<Fault> faults = faults(settings, Fixture.context());

    assertThat(faults.stream().map(Fault::setting).map(s -> s.substring(19)))
        .containsExactlyInAnyOrder(
            "base-url",
            "app-key",
            "private-key-file",
            "callback-public-key-file",
            "callback-signature",
            "minimum",
            "international",
            "source-currency",
            "draft-validity",
            "transaction-list-window",
            "transaction-list-integers",
            "wallet-payment-method",
            "send-description",
            "x-signature",
            "account-not-held-codes",
            "surprise");
    assertThat(faults.toString()).doesNotContain("kéy", "lots", "RUPIAH", "perhaps", "BEGIN");
  }

  @ParameterizedTest
  @CsvSource({
    "'SG', country",
    "'SG=0', must",
    "'SG=1,SG=2', must",
    "'KR=1', must",
    "'ID=1', must",
    "'ZZ=1', country",
    "'SG=1,', country",
    "'SG=1.234', amount",
    "'JP=1.5', amount"
  })
  void international_ofAnotherShape_isAFault(String value, String about) {
    var faults = faults(Fixture.settings(BASE, "international", value), Fixture.context());

    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).problem()).startsWith(about);
  }

  @ParameterizedTest
  @CsvSource({
    "https://easylink.example.com, false, true",
    "http://127.0.0.1:9, true, true",
    "http://127.0.0.1:9, false, false",
    "http://sandbox.easylink.example.com:9080, true, false"
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

  @Test
  void documentation_listsEverySetting() throws Exception {
    String page = Files.readString(Path.of("../docs/easylink.md"));
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

  private static Corridor domestic(PayoutMethod method, String minimum, String maximum) {
    return new Corridor(
        new CountryCode("ID"),
        method,
        Samples.money("IDR", minimum),
        Samples.money("IDR", maximum),
        Samples.money("IDR", "1"),
        false);
  }

  private static Corridor abroad(
      String country, PayoutMethod method, String currency, String maximum) {
    return new Corridor(
        new CountryCode(country),
        method,
        Samples.money(currency, "0.01"),
        Samples.money(currency, maximum),
        Samples.money(currency, "0.01"),
        true);
  }

  private static List<Fault> faults(ProviderSettings settings, ProviderContext context) {
    return catchThrowableOfType(
            SettingsException.class, () -> new EasylinkFactory().create(settings, context))
        .faults();
  }
}
