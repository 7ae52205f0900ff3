package com.mexar.payout.app.config;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.event.ChannelFactory;
import com.mexar.payout.provider.ProviderFactory;
import com.mexar.payout.settings.Fault;
import com.mexar.payout.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The factories of providers and channels that are installed, in no particular order. */
record Factories(List<ProviderFactory> providers, List<ChannelFactory> channels) {
  Factories {
    providers = List.copyOf(providers);
    channels = List.copyOf(channels);
  }

  /**
   * Those on the class path.
   *
   * @throws SettingsException if one cannot be loaded: it may be one that is needed
   */
  static Factories installed() {
    return new Factories(load(ProviderFactory.class), load(ChannelFactory.class));
  }

  List<ProviderFactory> named(ProviderName name) {
    return providers.stream().filter(factory -> factory.name().equals(name)).toList();
  }

  /**
   * Every place on the class path that has this factory's class. Two places are two versions of one
   * plug-in, of which chance takes one.
   */
  static Stream<URL> places(ProviderFactory factory) {
    Class<?> type = factory.getClass();
    try {
      String file = type.getName().replace('.', '/') + ".class";
      return Collections.list(type.getClassLoader().getResources(file)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <F> List<F> load(Class<F> service) {
    try {
      return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
    } catch (ServiceConfigurationError e) {
      throw unloadable(e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause()));
    } catch (LinkageError e) {
      throw unloadable(e.toString());
    }
  }

  private static SettingsException unloadable(String why) {
    return new SettingsException(
        List.of(
            new Fault(
                Setting.PLUGINS_DIR.variable(),
                "or the class path has a plug-in that cannot be loaded: " + why)));
  }
}
