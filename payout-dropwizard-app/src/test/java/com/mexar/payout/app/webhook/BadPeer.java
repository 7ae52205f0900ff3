package com.mexar.payout.app.webhook;

import com.mexar.payout.testkit.provider.CannedServer;
import com.mexar.payout.testkit.provider.CannedServer.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A receiver that does what it should not, until it is mended. Thread-safe. */
public final class BadPeer implements AutoCloseable {
  private static final byte[] NO_CONTENT =
      "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final long GIGABYTE = 1L << 30;

  /** What it does, and what an operator reads of it. */
  public enum Fault {
    ERROR("answered 500"),
    HANG("no whole answer in time"),
    REDIRECT("answered 307; redirects are not followed"),
    HANG_UP("the connection broke before an answer"),
    NOT_HTTP("the answer was cut off, or is not HTTP"),
    GIGABYTE("answered 503");

    private final String said;

    Fault(String said) {
      this.said = said;
    }

    String said() {
      return said;
    }
  }

  private final Fault fault;
  private final CannedServer server = new CannedServer(this::answer);
  private final CountDownLatch mended = new CountDownLatch(1);
  private final List<String> taken = new CopyOnWriteArrayList<>();

  public BadPeer(Fault fault) {
    this.fault = fault;
  }

  public URI url() {
    return server.baseUrl().resolve("/hooks");
  }

  /** From now on it takes what comes. */
  public void mend() {
    mended.countDown();
  }

  /** The bodies that it took. */
  public List<String> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void close() {
    mend();
    server.close();
  }

  private void answer(Request request, OutputStream out) throws IOException {
    if (mended.getCount() == 0) {
      taken.add(request.body());
      out.write(NO_CONTENT);
      return;
    }
    switch (fault) {
      case ERROR -> out.write(CannedServer.html(500));
      case HANG -> hang();
      case REDIRECT ->
          out.write(
              ("HTTP/1.1 307 x\r\nLocation: " + url() + "?again\r\nContent-Length: 0\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      case HANG_UP -> out.write(CannedServer.HANG_UP);
      case NOT_HTTP -> out.write("hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      case GIGABYTE -> flood(out);
    }
  }

  private void hang() throws IOException {
    try {
      mended.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** As much of it as is read. */
  private static void flood(OutputStream out) throws IOException {
    out.write(
        ("HTTP/1.1 503 x\r\nContent-Length: " + GIGABYTE + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    byte[] block = new byte[1 << 16];
    for (long sent = 0; sent < GIGABYTE; sent += block.length) {
      out.write(block);
    }
  }
}
