package com.mexar.payout.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/**
 * A TransfeZ that takes connections and never says a word, with a host that is patient: a few
 * payouts wait for it, and all others stay accepted. So accepting is measured by itself.
 */
final class DeafProvider implements AutoCloseable {
  private static final int BACKLOG = 128;

  private final ServerSocket socket;

  DeafProvider() throws IOException {
    socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  }

  Map<String, String> hostSettings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("TRANSFEZ_BASE_URL", "http://127.0.0.1:" + socket.getLocalPort() + "/api/v1");
    settings.put("TRANSFEZ_API_KEY", "none");
    settings.put("TRANSFEZ_CALLBACK_KEYS", "bench=no-callback-will-ever-come");
    settings.put("PAYOUT_CALL_TIMEOUT", "5m");
    settings.put("PAYOUT_LEASE", "10m");
    return settings;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
