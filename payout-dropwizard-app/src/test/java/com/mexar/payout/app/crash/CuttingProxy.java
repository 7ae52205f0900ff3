package com.mexar.payout.app.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the hosts and PostgreSQL, and cuts one in {@value #ONE_IN} of the connections on
 * which something is being committed: half of them before the commit arrives, half of them when it
 * has happened and its answer is on the way. To a host both look the same.
 */
final class CuttingProxy implements AutoCloseable {
  private static final int ONE_IN = 40;

  /** What becomes of a commit. */
  enum Fate {
    PASSES,
    NEVER_ARRIVES,
    STAYS_UNANSWERED
  }

  private final int server;
  private final SplittableRandom random;
  private final ServerSocket listener;
  private final AtomicInteger neverArrived = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile boolean cuts = true;

  /**
   * @param server the port of PostgreSQL, which need not be up
   */
  CuttingProxy(int server, SplittableRandom random) throws IOException {
    this.server = server;
    this.random = random;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start("proxy", this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** From now on cuts nothing. */
  void heal() {
    cuts = false;
  }

  boolean hasCutBothWays() {
    return neverArrived() > 0 && unanswered() > 0;
  }

  /** Commits that PostgreSQL never got. */
  int neverArrived() {
    return neverArrived.get();
  }

  /** Commits that happened, which the host was not told. */
  int unanswered() {
    return unanswered.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  Fate draw() {
    synchronized (random) {
      if (!cuts || random.nextInt(ONE_IN) > 0) {
        return Fate.PASSES;
      }
      return random.nextBoolean() ? Fate.NEVER_ARRIVES : Fate.STAYS_UNANSWERED;
    }
  }

  void count(Fate fate) {
    (fate == Fate.NEVER_ARRIVES ? neverArrived : unanswered).incrementAndGet();
  }

  static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        connect(listener.accept());
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new AssertionError("the proxy cannot listen", e);
        }
      }
    }
  }

  /** Where PostgreSQL is away, the host's connection ends as if it were refused. */
  private void connect(Socket host) throws IOException {
    try {
      Socket postgres = new Socket(InetAddress.getLoopbackAddress(), server);
      new Link(this, host, postgres).start();
    } catch (IOException away) {
      host.close();
    }
  }
}
