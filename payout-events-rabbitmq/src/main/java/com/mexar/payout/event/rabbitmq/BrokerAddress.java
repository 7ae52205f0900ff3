package com.mexar.payout.event.rabbitmq;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import com.rabbitmq.client.ConnectionFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where the broker is, and as whom we come, from an address of RabbitMQ's URI specification: {@code
 * amqps://user:password@host:port/virtual-host}, with the specification's defaults for what is
 * absent. Without TLS a broker is spoken to on this machine alone. Immutable.
 */
record BrokerAddress(
    boolean secure, String host, int port, String user, Secret password, String virtualHost) {
  private static final String SHAPE =
      "must be such as amqps://user:password@host:5671/virtual-host, percent-encoded";
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

  static BrokerAddress parse(String text) {
    URI uri = uri(text);
    boolean secure = "amqps".equalsIgnoreCase(uri.getScheme());
    String host = uri.getHost();
    if (host == null || (!secure && !"amqp".equalsIgnoreCase(uri.getScheme()))) {
      throw new InvalidValueException(SHAPE);
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new InvalidValueException("must have no query or fragment");
    }
    if (!secure && !LOOPBACK.matcher(host).matches()) {
      throw new InvalidValueException("must begin with amqps, since the host is another machine");
    }
    String[] login = login(uri.getRawUserInfo());
    return new BrokerAddress(
        secure, host, port(uri, secure), login[0], new Secret(login[1]), virtualHost(uri));
  }

  void applyTo(ConnectionFactory factory) {
    factory.setHost(host);
    factory.setPort(port);
    factory.setUsername(user);
    factory.setPassword(password.reveal());
    factory.setVirtualHost(virtualHost);
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new InvalidValueException(SHAPE);
    }
  }

  private static int port(URI uri, boolean secure) {
    if (uri.getPort() == -1) {
      return secure
          ? ConnectionFactory.DEFAULT_AMQP_OVER_SSL_PORT
          : ConnectionFactory.DEFAULT_AMQP_PORT;
    }
    if (uri.getPort() < 1 || uri.getPort() > 65_535) {
      throw new InvalidValueException("must have a port from 1 to 65535");
    }
    return uri.getPort();
  }

  private static String[] login(String userInfo) {
    if (userInfo == null) {
      return new String[] {ConnectionFactory.DEFAULT_USER, ConnectionFactory.DEFAULT_PASS};
    }
    String[] parts = userInfo.split(":", -1);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new InvalidValueException("must have a user and a password, or neither");
    }
    return new String[] {decoded(parts[0]), decoded(parts[1])};
  }

  /** Without a path the default one; with an empty path, the one whose name is empty. */
  private static String virtualHost(URI uri) {
    String path = uri.getRawPath();
    if (path == null || path.isEmpty()) {
      return ConnectionFactory.DEFAULT_VHOST;
    }
    if (path.indexOf('/', 1) > 0) {
      throw new InvalidValueException("must write a / in the name of a virtual host as %2F");
    }
    return decoded(path.substring(1));
  }

  private static String decoded(String part) {
    // a plus stands for itself here
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
