package com.mexar.payout.event.rabbitmq;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventRefusedException;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says in an operator's words what went wrong; of the broker's own words it uses none. Stateless.
 */
final class Failures {

  private static final String BROKEN = "the connection to the broker broke";

  /** Class and method whose failure a broker names (AMQP 0-9-1, 1.4). */
  private static final int CONNECTION_CLASS = 10;

  private static final int OPEN_METHOD = 40;
  private static final int EXCHANGE_CLASS = 40;

  private Failures() {}

  static ChannelException refused(String exchange, Throwable cause) {
    return new ChannelException(about(exchange) + problem(cause), cause);
  }

  static ChannelException late(String exchange, Duration timeout, Throwable cause) {
    return new ChannelException(
        about(exchange) + "not all was confirmed within " + timeout.toMillis() + " ms", cause);
  }

  static ChannelException blocked(String exchange, Throwable cause) {
    return new ChannelException(
        about(exchange)
            + "the broker blocks whoever publishes, since it is short of memory or of disk",
        cause);
  }

  static ChannelException closed(String exchange) {
    return new ChannelException(about(exchange) + "the channel is closed");
  }

  static ChannelException closed(String exchange, Throwable cause) {
    return new ChannelException(about(exchange) + "the channel is closed", cause);
  }

  static ChannelException unroutable(String exchange, Set<String> types) {
    return new ChannelException(
        about(exchange)
            + "no queue is bound for "
            + String.join(", ", types)
            + "; each type needs one");
  }

  static ChannelException notTaken(String exchange) {
    return new ChannelException(
        about(exchange)
            + "an event was not taken; is a queue for its type full, or its node in trouble?");
  }

  static EventRefusedException tooLarge(String exchange, long position, Throwable cause) {
    return new EventRefusedException(
        about(exchange) + "an event is larger than the broker takes; raise max_message_size",
        position,
        cause);
  }

  /**
   * Whether the broker closed the channel for what a message is: RabbitMQ by 406, which
   * "PRECONDITION_FAILED" stands for, others by 311, which the protocol calls "content-too-large".
   */
  static boolean isOfTheMessage(ShutdownSignalException signal) {
    int code = code(signal.getReason());
    return code == AMQP.PRECONDITION_FAILED || code == AMQP.CONTENT_TOO_LARGE;
  }

  private static String about(String exchange) {
    return "RabbitMQ exchange " + exchange + ": ";
  }

  private static String problem(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String known = known(cause);
      if (known != null) {
        return known;
      }
    }
    return "failed with " + failure.getClass().getSimpleName();
  }

  private static @Nullable String known(Throwable cause) {
    if (cause instanceof AuthenticationFailureException
        || cause instanceof PossibleAuthenticationFailureException) {
      return "the broker refuses our login; are user, password and virtual host right?";
    }
    if (cause instanceof UnknownHostException) {
      return "the broker's host name does not resolve";
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return "nobody takes a connection at the broker's address";
    }
    if (cause instanceof SSLException) {
      return "no TLS with the broker; is its certificate for this host, and of an authority that is"
          + " trusted?";
    }
    if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
      return "the broker did not answer in time";
    }
    if (cause instanceof SocketException || cause instanceof EOFException) {
      return BROKEN;
    }
    return cause instanceof ShutdownSignalException signal ? ended(signal) : null;
  }

  private static @Nullable String ended(ShutdownSignalException signal) {
    Method reason = signal.getReason();
    if (reason instanceof AMQP.Channel.Close close) {
      return ended(close.getReplyCode(), close.getClassId() == EXCHANGE_CLASS);
    }
    if (reason instanceof AMQP.Connection.Close close) {
      return close.getClassId() == CONNECTION_CLASS && close.getMethodId() == OPEN_METHOD
          ? "the broker has no such virtual host, or none for us"
          : ended(close.getReplyCode(), close.getClassId() == EXCHANGE_CLASS);
    }
    return BROKEN;
  }

  private static @Nullable String ended(int code, boolean declaring) {
    if (code == AMQP.ACCESS_REFUSED) {
      return "the broker wants us to have the rights to configure it and to write to it";
    }
    if (declaring) {
      return "exists, and is not a durable topic exchange without arguments";
    }
    return switch (code) {
      case AMQP.NOT_FOUND -> "is gone; it is declared again with the next try";
      case AMQP.PRECONDITION_FAILED, AMQP.CONTENT_TOO_LARGE ->
          "the broker refused an event, and took the largest alone";
      case AMQP.CONNECTION_FORCED -> "the broker ended the connection; does it shut down?";
      default -> null;
    };
  }

  /** The code with which the broker closed the channel; 0 where it did not. */
  private static int code(@Nullable Method reason) {
    return reason instanceof AMQP.Channel.Close close ? close.getReplyCode() : 0;
  }
}
