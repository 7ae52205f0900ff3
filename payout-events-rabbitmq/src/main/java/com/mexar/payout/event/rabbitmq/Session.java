package com.mexar.payout.event.rabbitmq;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.LoggedEvent;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One connection with one channel of AMQP on it, in confirm mode. What breaks it ends it: nothing
 * is recovered, the next batch gets another. Used by one thread, but for {@link #kill}, {@link
 * #isBlocked} and {@link #close}.
 */
final class Session {
  private static final int CLOSE_MILLIS = 2_000;

  private final String exchange;
  private final Set<String> unroutable = new ConcurrentSkipListSet<>();
  private final Object lock = new Object();
  private @Nullable Socket socket;
  private boolean killed;
  private volatile @Nullable Connection connection;
  private volatile @Nullable Channel channel;
  private volatile boolean blocked;

  Session(String exchange) {
    this.exchange = exchange;
  }

  /** Connects, and declares the exchange, so that one that was deleted is there again. */
  void open(ConnectionSource source) throws IOException, TimeoutException {
    Connection opened = source.open(this::hold);
    connection = opened;
    opened.addBlockedListener(reason -> blocked = true, () -> blocked = false);
    Channel confirming = opened.createChannel();
    if (confirming == null) {
      throw new IOException("the broker allows no channel on a connection");
    }
    confirming.exchangeDeclare(exchange, BuiltinExchangeType.TOPIC, true);
    confirming.confirmSelect();
    confirming.addReturnListener(returned -> unroutable.add(returned.getRoutingKey()));
    channel = confirming;
  }

  boolean isOpen() {
    Channel known = channel;
    return known != null && known.isOpen();
  }

  /** Whether the broker has said that it takes nothing at the moment. */
  boolean isBlocked() {
    return blocked;
  }

  /** Returns when the broker has taken responsibility for every event. */
  void publish(List<LoggedEvent> wave) throws IOException, InterruptedException, ChannelException {
    Channel current = channel;
    if (current == null) {
      throw new IllegalStateException("not open");
    }
    unroutable.clear();
    for (LoggedEvent logged : wave) {
      Event event = logged.event();
      current.basicPublish(
          exchange,
          event.type().wireName(),
          true,
          CloudEventMessages.properties(event),
          CloudEventMessages.body(event));
    }
    boolean taken = current.waitForConfirms();
    // a message that is returned is returned before it is confirmed
    if (!unroutable.isEmpty()) {
      throw Failures.unroutable(exchange, unroutable);
    }
    if (!taken) {
      throw Failures.notTaken(exchange);
    }
  }

  /** Takes leave of the broker, within two seconds. */
  void close() {
    Connection known = connection;
    if (known != null) {
      known.abort(CLOSE_MILLIS);
    }
    kill();
  }

  /** Ends it at once, whatever thread waits for whatever in it. */
  void kill() {
    Socket held;
    synchronized (lock) {
      killed = true;
      held = socket;
    }
    if (held != null) {
      end(held);
    }
  }

  private void hold(Socket fresh) throws IOException {
    synchronized (lock) {
      if (killed) {
        throw new SocketException("the session was ended");
      }
      socket = fresh;
    }
  }

  /** Without a linger of none, closing waits behind a writer whom the broker does not read from. */
  private static void end(Socket held) {
    try {
      held.setSoLinger(true, 0);
      held.close();
    } catch (IOException e) {
      // closed already is what was wanted
      return;
    }
  }
}
