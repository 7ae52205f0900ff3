package com.mexar.payout.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Makes sockets that check the very address they are told to connect to. This is what holds against
 * rebinding and address literals: there is no second lookup behind it.
 */
final class GuardedSockets extends SocketFactory {
  private final AddressRule rule;

  GuardedSockets(AddressRule rule) {
    this.rule = rule;
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket(rule);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw unconnectedOnly();
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    throw unconnectedOnly();
  }

  private static SocketException unconnectedOnly() {
    return new SocketException("only unconnected sockets are made here");
  }

  private static final class GuardedSocket extends Socket {
    private final AddressRule rule;

    GuardedSocket(AddressRule rule) {
      this.rule = rule;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (!(endpoint instanceof InetSocketAddress inet)
          || inet.isUnresolved()
          || !rule.allows(inet.getAddress())) {
        throw new RefusedAddressException();
      }
      super.connect(endpoint, timeout);
    }
  }
}
