package com.mexar.payout.app;

import com.mexar.payout.provider.PayoutProvider;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once where the gateway can be reached and by which providers it pays, for people and for
 * scripts that wait for it.
 */
final class Announcement implements ServerLifecycleListener {
  private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

  private final List<PayoutProvider> providers;

  /**
   * @param providers in the order of preference
   */
  Announcement(List<PayoutProvider> providers) {
    this.providers = providers;
  }

  @Override
  public void serverStarted(Server server) {
    LOG.info(
        "Gateway is up on http://127.0.0.1:{} (admin {}) with {}",
        getLocalPort(server),
        getAdminPort(server),
        providers.stream().map(Announcement::named).collect(Collectors.joining(", ")));
  }

  /** With the version that the manifest of its jar states, where it does. */
  private static String named(PayoutProvider provider) {
    String version = provider.getClass().getPackage().getImplementationVersion();
    return provider.profile().name() + (version == null ? "" : " " + version);
  }
}
