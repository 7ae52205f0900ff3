package com.mexar.payout.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients that each send one payout after the other over a connection of their own. A thread and a
 * blocking socket each: they wait for nearly all of the time.
 */
final class Load {
  private static final int CREATED = 201;

  /** Says when the next request may go. */
  interface Pace {
    /** Whether there is to be one more; may wait before it says so. */
    boolean more() throws InterruptedException;
  }

  private final URI api;
  private final Requests requests;
  private final int connections;

  Load(Host host, int connections) {
    this.api = host.api();
    this.requests = new Requests(api, host.key());
    this.connections = connections;
  }

  /** Returns how many were accepted, when the last is answered. Every answer has to be a 201. */
  long run(Pace pace) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Future<Long>> clients = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        clients.add(threads.submit(() -> sendAll(pace)));
      }
      long accepted = 0;
      for (Future<Long> client : clients) {
        accepted += client.get();
      }
      return accepted;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      threads.shutdownNow();
    }
  }

  private long sendAll(Pace pace) throws IOException, InterruptedException {
    long accepted = 0;
    try (KeptConnection connection = new KeptConnection(api)) {
      while (pace.more()) {
        connection.send(requests.next(), CREATED);
        accepted++;
      }
    }
    return accepted;
  }
}
