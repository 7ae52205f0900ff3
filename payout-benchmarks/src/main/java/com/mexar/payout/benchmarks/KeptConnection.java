package com.mexar.payout.benchmarks;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that is kept, with one request at a time: as little of a client as can be, since
 * it shares the machine with what it measures. Not thread-safe.
 */
final class KeptConnection implements Closeable {
  private static final int MOST = 64 * 1024;
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final String LENGTH = "\r\ncontent-length:";

  private final Socket socket = new Socket();
  private final byte[] buffer = new byte[MOST];
  private int filled;

  KeptConnection(URI api) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(api.getHost(), api.getPort()), PATIENCE_MILLIS);
  }

  /**
   * Sends a request and takes in the whole answer.
   *
   * @throws IllegalStateException if it is not of the status
   */
  void send(byte[] request, int status) throws IOException {
    socket.getOutputStream().write(request);
    filled = 0;
    int end = readHead();
    String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
    read(end + bodyLength(head));
    if (!head.startsWith(Integer.toString(status), STATUS_AT)) {
      throw new IllegalStateException(
          "answered with "
              + head.lines().findFirst().orElse("")
              + new String(buffer, end, filled - end, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Returns where the body begins. */
  private int readHead() throws IOException {
    int looked = 0;
    while (true) {
      for (int i = Math.max(3, looked); i < filled; i++) {
        if (buffer[i] == '\n'
            && buffer[i - 1] == '\r'
            && buffer[i - 2] == '\n'
            && buffer[i - 3] == '\r') {
          return i + 1;
        }
      }
      looked = filled;
      read(filled + 1);
    }
  }

  private void read(int atLeast) throws IOException {
    InputStream in = socket.getInputStream();
    while (filled < atLeast) {
      int count = in.read(buffer, filled, MOST - filled);
      if (count <= 0) {
        throw new EOFException("the host closed the connection");
      }
      filled += count;
    }
  }

  private static int bodyLength(String head) {
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      throw new IllegalStateException("an answer without a length");
    }
    int from = at + LENGTH.length();
    return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
  }
}
