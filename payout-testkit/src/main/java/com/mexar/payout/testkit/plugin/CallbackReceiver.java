package com.mexar.payout.testkit.plugin;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.testkit.provider.CannedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives callbacks as the gateway does, and keeps them as they came. Thread-safe. */
final class CallbackReceiver implements AutoCloseable {
  private static final byte[] TAKEN =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final List<RawCallback> received = new CopyOnWriteArrayList<>();
  private final CannedServer server =
      new CannedServer(
          request -> {
            received.add(raw(request));
            return TAKEN;
          });

  URI base() {
    return server.baseUrl().resolve("/callbacks/contract");
  }

  List<RawCallback> received() {
    return received;
  }

  @Override
  public void close() {
    server.close();
  }

  private static RawCallback raw(CannedServer.Request request) {
    String[] line = request.line().split(" ", -1);
    int query = line[1].indexOf('?');
    Map<String, List<String>> headers = new LinkedHashMap<>();
    request
        .head()
        .lines()
        .skip(1)
        .filter(header -> header.contains(":"))
        .forEach(
            header -> {
              int colon = header.indexOf(':');
              headers
                  .computeIfAbsent(header.substring(0, colon), name -> new ArrayList<>())
                  .add(header.substring(colon + 1).strip());
            });
    return new RawCallback(
        line[0],
        query < 0 ? line[1] : line[1].substring(0, query),
        query < 0 ? "" : line[1].substring(query + 1),
        headers,
        request.body().getBytes(StandardCharsets.UTF_8),
        "127.0.0.1");
  }
}
