package com.mexar.payout.app.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Ports for what is down for a while and comes back to its own. */
final class FreePort {

  private FreePort() {}

  /** Below the range of outgoing connections, so that it stays free meanwhile. */
  static int find(RandomGenerator random) {
    for (int i = 0; i < 100; i++) {
      int candidate = random.nextInt(15_000, 32_000);
      try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        continue;
      }
    }
    throw new AssertionError("no free port");
  }
}
