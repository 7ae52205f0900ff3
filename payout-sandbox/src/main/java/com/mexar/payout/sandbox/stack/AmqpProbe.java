package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Whether a broker on this machine speaks AMQP 0-9-1. */
final class AmqpProbe {
  private static final byte[] HELLO = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
  private static final int METHOD_FRAME = 1;
  private static final int MILLIS = 1_000;

  private AmqpProbe() {}

  /** Whether it answers a greeting by beginning a connection (AMQP 0-9-1, 2.2.4). */
  static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(FreePort.loopback(), port), MILLIS);
      socket.setSoTimeout(MILLIS);
      socket.getOutputStream().write(HELLO);
      return socket.getInputStream().read() == METHOD_FRAME;
    } catch (IOException notYet) {
      return false;
    }
  }
}
