package com.mexar.payout.event.rabbitmq;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.SocketConfigurator;
import com.rabbitmq.client.SocketConfigurators;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Makes connections: with TLS and the host verified where the address wants TLS, and without the
 * client's own recovery, which would bring a channel back that has forgotten what was not
 * confirmed. Immutable.
 */
final class ConnectionSource {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
  private static final int HEARTBEAT_SECONDS = 20;

  private final BrokerAddress address;
  private final SSLContext tls;
  private final int answerMillis;

  /**
   * @param timeout of a whole batch; one answer of the broker is waited for half as long at most
   */
  ConnectionSource(BrokerAddress address, SSLContext tls, Duration timeout) {
    this.address = address;
    this.tls = tls;
    this.answerMillis = (int) Math.min(timeout.toMillis() / 2, LONGEST_ANSWER.toMillis());
  }

  /**
   * @param sockets is given the socket before it connects
   */
  Connection open(SocketConfigurator sockets) throws IOException, TimeoutException {
    ConnectionFactory factory = new ConnectionFactory();
    address.applyTo(factory);
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setConnectionTimeout(answerMillis);
    factory.setHandshakeTimeout(answerMillis);
    factory.setChannelRpcTimeout(answerMillis);
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setThreadFactory(ConnectionSource::daemon);
    factory.setSocketConfigurator(SocketConfigurators.defaultConfigurator().andThen(sockets));
    if (address.secure()) {
      // verifies the host as well
      factory.useSslProtocol(tls);
    }
    return factory.newConnection("payout-gateway");
  }

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "rabbitmq-channel");
    thread.setDaemon(true);
    return thread;
  }
}
