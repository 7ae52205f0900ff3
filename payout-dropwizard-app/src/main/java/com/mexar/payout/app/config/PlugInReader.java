package com.mexar.payout.app.config;

import com.mexar.payout.app.security.AddressList;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.event.ChannelFactory;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.provider.ProviderContext;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.provider.ProviderSettings;
import com.mexar.payout.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the configured providers and channels, which does no I/O. */
final class PlugInReader {
  private static final String ALLOWED_IPS = "allowed-ips";

  private final RawSettings raw;
  private final PlugIns.Factories factories;
  private final FaultList faults;

  PlugInReader(RawSettings raw, PlugIns.Factories factories, FaultList faults) {
    this.raw = raw;
    this.factories = factories;
    this.faults = faults;
  }

  PlugIns read(List<ProviderName> names, Function<ProviderName, ProviderContext> contexts) {
    List<PayoutProvider> providers = new ArrayList<>();
    Map<ProviderName, AddressList> sources = new HashMap<>();
    for (ProviderName name : names) {
      Optional<ProviderFactory> factory =
          factories.providers().stream().filter(known -> known.name().equals(name)).findFirst();
      if (factory.isEmpty()) {
        faults.add(
            Setting.PROVIDERS.path(), "names " + name + ", but no such provider is installed");
        continue;
      }
      Map<String, String> values = new HashMap<>(raw.provider(name.value()));
      String allowed = values.remove(ALLOWED_IPS);
      if (allowed != null) {
        sources.put(name, callbackSource(name, allowed));
      }
      ProviderSettings settings = new ProviderSettings(name, values);
      faults
          .gather(() -> factory.get().create(settings, contexts.apply(name)))
          .ifPresent(providers::add);
    }
    return new PlugIns(providers, channels(), sources);
  }

  private List<EventChannel> channels() {
    List<EventChannel> channels = new ArrayList<>();
    for (ChannelFactory factory : factories.channels()) {
      Settings settings =
          new Settings(SettingNames.CHANNELS + "." + factory.name(), raw.channel(factory.name()));
      faults.gather(() -> factory.create(settings)).flatMap(made -> made).ifPresent(channels::add);
    }
    return channels;
  }

  /** The host's own part of a provider's settings; the plug-in does not see it. */
  private AddressList callbackSource(ProviderName name, String allowed) {
    Settings own = new Settings(SettingNames.PROVIDERS + "." + name, Map.of(ALLOWED_IPS, allowed));
    AddressList source = own.parsed(ALLOWED_IPS, AddressList.NONE, AddressList::parse);
    faults.gather(own);
    return source;
  }
}
