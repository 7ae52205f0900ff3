package com.mexar.payout.app.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections on which a request's headers trickle without end: every byte of them begins the
 * idle time anew, so that Jetty itself never would. Looks at all connections of a connector at an
 * interval, which is the idle time: what is neither idle nor slow has completed a request between
 * two looks, or is being served.
 */
final class SlowHeaders extends AbstractLifeCycle {
  private final Connector connector;
  private final Duration interval;
  private Map<Connection, Look> seen = Map.of();

  SlowHeaders(Connector connector, Duration interval) {
    this.connector = connector;
    this.interval = interval;
  }

  @Override
  protected void doStart() {
    lookLater();
  }

  private void lookLater() {
    connector.getScheduler().schedule(this::look, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (!isRunning()) {
      return;
    }
    Map<Connection, Look> now = new HashMap<>();
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      Connection connection = endPoint.getConnection();
      if (connection != null) {
        now.put(connection, Look.at(connection, seen.get(connection)));
      }
    }
    seen = now;
    lookLater();
    now.forEach(
        (connection, look) -> {
          if (look.trickled >= 2) {
            // the connection's own close would answer 500
            connection.getEndPoint().close();
          }
        });
  }

  /**
   * @param trickled at how many looks in a row bytes had come and no request with them; at one it
   *     may be the rest of a body, or a request that has just begun
   */
  private record Look(long requests, long bytes, int trickled) {
    private static Look at(Connection connection, @Nullable Look before) {
      long requests = connection.getMessagesIn();
      long bytes = connection.getBytesIn();
      boolean trickles =
          requests == connection.getMessagesOut()
              && requests == (before == null ? 0 : before.requests)
              && bytes > (before == null ? 0 : before.bytes);
      return new Look(requests, bytes, !trickles ? 0 : before == null ? 1 : before.trickled + 1);
    }
  }
}
