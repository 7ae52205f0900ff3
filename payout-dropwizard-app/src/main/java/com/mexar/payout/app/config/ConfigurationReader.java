package com.mexar.payout.app.config;

import com.mexar.payout.app.logging.LogFormat;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.EngineSettings;
import com.mexar.payout.event.webhook.WebhookSettings;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.settings.SettingsException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a configuration: environment variables over a YAML file over defaults. Everything that is
 * wrong with it is in one {@link SettingsException}; nothing is opened or connected, but for a free
 * port where one is asked for.
 */
public final class ConfigurationReader {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationReader.class);

  private final Map<String, String> environment;
  private final Supplier<Factories> installed;

  public ConfigurationReader(Map<String, String> environment) {
    this(environment, Factories::installed);
  }

  ConfigurationReader(Map<String, String> environment, Supplier<Factories> installed) {
    this.environment = Map.copyOf(environment);
    this.installed = installed;
  }

  /**
   * The whole configuration.
   *
   * @param yaml the file's text, empty where there is none
   */
  public HostSettings read(String yaml) {
    RawSettings raw = raw(yaml);
    Factories factories = installed.get();
    FaultList faults = new FaultList();
    Settings httpSection = raw.section("http");
    Settings databaseSection = raw.section("database");
    Settings accessSection = raw.section("access");
    Settings routing = raw.section("routing");
    Settings engineSection = raw.section("engine");
    Settings loggingSection = raw.section("logging");

    HttpSettings http = HttpSettings.read(httpSection);
    ApiPort port = ApiPort.of(http.port());
    DatabaseSettings database = DatabaseSettings.read(databaseSection);
    AccessSettings access = AccessSettings.read(accessSection);
    List<ProviderName> names = EngineSection.providers(routing);
    EngineSettings engine =
        EngineSection.read(engineSection, EngineSection.initialStates(routing, names));
    LogFormat logFormat = loggingSection.parsed("format", LogFormat.JSON, LogFormat::parse);
    List.of(httpSection, databaseSection, accessSection, routing, engineSection, loggingSection)
        .forEach(faults::gather);
    PlugIns plugIns =
        new PlugInReader(raw, factories, faults, http.allowInsecureLoopback())
            .read(names, contexts(http, port, engine));
    noteStrays(raw, names, factories, faults);
    faults.requireNone();
    return new HostSettings(http, port, database, access, engine, plugIns, logFormat);
  }

  /** The database alone, for commands that need no more. */
  public DatabaseSettings readDatabase(String yaml) {
    FaultList faults = new FaultList();
    Settings section = raw(yaml).section("database");
    DatabaseSettings database = DatabaseSettings.read(section);
    faults.gather(section);
    faults.requireNone();
    return database;
  }

  private RawSettings raw(String yaml) {
    return new RawSettings(YamlText.read(yaml, environment), environment);
  }

  private static void noteStrays(
      RawSettings raw, List<ProviderName> names, Factories factories, FaultList faults) {
    Set<String> channels = new HashSet<>(Set.of(WebhookSettings.NAME));
    factories.channels().forEach(factory -> channels.add(factory.name()));
    Set<String> providers = names.stream().map(ProviderName::value).collect(Collectors.toSet());
    raw.strays(providers, channels)
        .forEach(
            path ->
                faults.add(
                    path, "is no setting of the gateway, nor of a provider or channel in use"));
    // not a fault: scripts around the gateway may have variables of the same prefix
    raw.unknownVariables(channels)
        .forEach(name -> LOG.warn("{} is not a setting of this version and is ignored", name));
  }

  private static Function<ProviderName, ProviderContext> contexts(
      HttpSettings http, ApiPort port, EngineSettings engine) {
    String base =
        http.publicUrl()
            .map(url -> url.toString().replaceAll("/+$", ""))
            .orElse("http://127.0.0.1:" + port.number());
    return name ->
        new ProviderContext(
            Clock.systemUTC(),
            new SecureRandom(),
            URI.create(base + "/callbacks/" + name),
            engine.callTimeout(),
            http.allowInsecureLoopback());
  }
}
