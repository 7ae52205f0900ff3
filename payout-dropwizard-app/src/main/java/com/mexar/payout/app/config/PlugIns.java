package com.mexar.payout.app.config;

import com.mexar.payout.app.security.AddressList;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.event.EventChannel;
import com.mexar.payout.provider.PayoutProvider;
import java.util.List;
import java.util.Map;

/**
 * What was found on the class path and made from the configuration.
 *
 * @param providers in the order of preference
 * @param callbackSources from where each provider may call back; absent means from anywhere
 */
public record PlugIns(
    List<PayoutProvider> providers,
    List<EventChannel> channels,
    Map<ProviderName, AddressList> callbackSources) {

  public PlugIns {
    providers = List.copyOf(providers);
    channels = List.copyOf(channels);
    callbackSources = Map.copyOf(callbackSources);
  }
}
