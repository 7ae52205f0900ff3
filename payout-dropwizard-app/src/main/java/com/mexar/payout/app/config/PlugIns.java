package com.mexar.payout.app.config;

import com.mexar.payout.app.security.AddressList;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.event.webhook.WebhookSettings;
import com.mexar.payout.provider.PayoutProvider;
import com.mexar.payout.store.LogStart;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was found on the class path and made from the configuration.
 *
 * @param providers in the order of preference
 * @param webhooksFrom where in the log the endpoint of the configuration begins if it is new
 * @param callbackSources from where each provider may call back; absent means from anywhere
 */
public record PlugIns(
    List<PayoutProvider> providers,
    List<ConfiguredChannel> channels,
    WebhookSettings webhooks,
    LogStart webhooksFrom,
    Map<ProviderName, AddressList> callbackSources) {

  public PlugIns {
    providers = List.copyOf(providers);
    channels = List.copyOf(channels);
    callbackSources = Map.copyOf(callbackSources);
  }

  /** The names of all channels, that of webhooks among them. */
  public Set<String> channelNames() {
    Set<String> names = new TreeSet<>(Set.of(WebhookSettings.NAME));
    channels.forEach(it -> names.add(it.channel().name()));
    return names;
  }
}
