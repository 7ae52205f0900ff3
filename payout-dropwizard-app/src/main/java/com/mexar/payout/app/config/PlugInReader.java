package com.mexar.payout.app.config;

import com.mexar.payout.app.security.AddressList;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.event.ChannelFactory;
import com.mexar.payout.event.webhook.WebhookSettings;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.settings.Fault;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.settings.SettingsException;
import com.mexar.payout.store.LogStart;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the configured providers and channels, which does no I/O. */
final class PlugInReader {
  private static final String ALLOWED_IPS = "allowed-ips";
  private static final String START_AT = "start-at";

  private final RawSettings raw;
  private final Factories factories;
  private final FaultList faults;
  private final boolean allowInsecureLoopback;

  PlugInReader(
      RawSettings raw, Factories factories, FaultList faults, boolean allowInsecureLoopback) {
    this.raw = raw;
    this.factories = factories;
    this.faults = faults;
    this.allowInsecureLoopback = allowInsecureLoopback;
  }

  PlugIns read(List<ProviderName> names, Function<ProviderName, ProviderContext> contexts) {
    List<PayoutProvider> providers = new ArrayList<>();
    Map<ProviderName, AddressList> sources = new HashMap<>();
    for (ProviderName name : names) {
      Optional<ProviderFactory> factory = only(name);
      if (factory.isEmpty()) {
        continue;
      }
      Map<String, String> values = new HashMap<>(raw.provider(name.value()));
      String allowed = values.remove(ALLOWED_IPS);
      if (allowed != null) {
        sources.put(name, callbackSource(name, allowed));
      }
      ProviderSettings settings = new ProviderSettings(name, values);
      faults
          .gather(
              path(name), () -> named(name, factory.get().create(settings, contexts.apply(name))))
          .ifPresent(providers::add);
    }
    Webhook webhook = webhook();
    return new PlugIns(providers, channels(), webhook.settings(), webhook.start(), sources);
  }

  private Optional<ProviderFactory> only(ProviderName name) {
    List<ProviderFactory> named = factories.named(name);
    List<String> places = named.stream().flatMap(Factories::places).map(URL::toString).toList();
    if (named.isEmpty()) {
      faults.add(
          Setting.PROVIDERS.path(),
          "names " + name + ", but no such provider is installed; installed are " + installed());
    } else if (places.size() > 1) {
      faults.add(
          Setting.PROVIDERS.path(),
          "names " + name + ", which is installed more than once: " + String.join(", ", places));
    }
    return places.size() > 1 ? Optional.empty() : named.stream().findFirst();
  }

  private String installed() {
    return factories.providers().stream()
        .map(factory -> factory.name().value())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Under its name, since the engine knows a provider by its profile alone. */
  private static PayoutProvider named(ProviderName name, PayoutProvider made) {
    ProviderName own = made.profile().name();
    if (!own.equals(name)) {
      throw new SettingsException(
          List.of(new Fault(path(name), "is made by a plug-in whose profile says " + own)));
    }
    return made;
  }

  private static String path(ProviderName name) {
    return SettingNames.PROVIDERS + "." + name;
  }

  private List<ConfiguredChannel> channels() {
    List<ConfiguredChannel> channels = new ArrayList<>();
    for (ChannelFactory factory : factories.channels()) {
      String path = path(factory.name());
      Map<String, String> values = new HashMap<>(raw.channel(factory.name()));
      LogStart start = start(path, values, new LogStart.Beginning());
      faults
          .gather(path, () -> factory.create(new Settings(path, values)))
          .flatMap(made -> made)
          .ifPresent(made -> channels.add(new ConfiguredChannel(made, start)));
    }
    return channels;
  }

  private Webhook webhook() {
    String path = path(WebhookSettings.NAME);
    Map<String, String> values = new HashMap<>(raw.channel(WebhookSettings.NAME));
    LogStart start = start(path, values, new LogStart.Now());
    WebhookSettings settings =
        faults
            .gather(
                path, () -> WebhookSettings.read(new Settings(path, values), allowInsecureLoopback))
            .orElseGet(() -> WebhookSettings.read(new Settings(path, Map.of()), false));
    return new Webhook(settings, start);
  }

  /** The host's own part of a channel's settings; the channel does not see it. */
  private LogStart start(String path, Map<String, String> values, LogStart otherwise) {
    String text = values.remove(START_AT);
    Settings own = new Settings(path, text == null ? Map.of() : Map.of(START_AT, text));
    LogStart start = own.parsed(START_AT, otherwise, LogStart::parse);
    faults.gather(own);
    return start;
  }

  private static String path(String channel) {
    return SettingNames.CHANNELS + "." + channel;
  }

  private record Webhook(WebhookSettings settings, LogStart start) {}

  /** The host's own part of a provider's settings; the plug-in does not see it. */
  private AddressList callbackSource(ProviderName name, String allowed) {
    Settings own = new Settings(path(name), Map.of(ALLOWED_IPS, allowed));
    AddressList source = own.parsed(ALLOWED_IPS, AddressList.NONE, AddressList::parse);
    faults.gather(own);
    return source;
  }
}
