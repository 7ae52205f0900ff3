package com.mexar.payout.app;

import io.dropwizard.lifecycle.ServerLifecycleListener;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once where the gateway can be reached, for people and for scripts that wait for it. */
final class Announcement implements ServerLifecycleListener {
  private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

  @Override
  public void serverStarted(Server server) {
    LOG.info(
        "Gateway is up on http://127.0.0.1:{} (admin {})",
        getLocalPort(server),
        getAdminPort(server));
  }
}
