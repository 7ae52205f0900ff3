package com.mexar.payout.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;

/**
 * The port of the API, known before the server exists, since providers are given addresses with it.
 * A free port is taken at once and kept, so that nobody else takes it meanwhile.
 */
public final class ApiPort {
  private final int number;
  private final Optional<ServerSocketChannel> taken;

  private ApiPort(int number, Optional<ServerSocketChannel> taken) {
    this.number = number;
    this.taken = taken;
  }

  /** The configured port, or a free one for 0. */
  static ApiPort of(int configured) {
    if (configured != 0) {
      return new ApiPort(configured, Optional.empty());
    }
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      channel.bind(new InetSocketAddress(0));
      return new ApiPort(channel.socket().getLocalPort(), Optional.of(channel));
    } catch (IOException e) {
      throw new UncheckedIOException("no free port for the API", e);
    }
  }

  public int number() {
    return number;
  }

  /** The channel that holds a free port; empty where the server is to open the port itself. */
  public Optional<ServerSocketChannel> taken() {
    return taken;
  }
}
