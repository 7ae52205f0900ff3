package com.mexar.payout.testkit.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A port of the loopback at which nobody listens, and at which nobody else can begin to. */
final class DeafPort implements AutoCloseable {
  private final Socket bound = new Socket();

  DeafPort() {
    try {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same address at this port. */
  URI instead(URI address) {
    return URI.create("http://127.0.0.1:" + bound.getLocalPort() + address.getRawPath());
  }

  @Override
  public void close() {
    try {
      bound.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
