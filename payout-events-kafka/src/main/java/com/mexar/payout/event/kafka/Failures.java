package com.mexar.payout.event.kafka;

import com.mexar.payout.event.ChannelException;
import com.mexar.payout.event.EventRefusedException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/**
 * Says in an operator's words what went wrong. Words that begin with {@value #LASTING} are of what
 * does not pass by itself; all else is worth waiting for. What the broker says is repeated nowhere
 * in them. Stateless.
 */
final class Failures {
  private static final String LASTING = "until an operator acts: ";

  private Failures() {}

  static EventRefusedException event(String topic, Refusal refusal) {
    String why =
        refusal.cause() instanceof RecordTooLargeException
            ? "is larger than the topic or the broker takes (max.message.bytes)"
            : "is no record that the broker takes";
    long position = refusal.event().position();
    return new EventRefusedException(
        said(topic, refusal.event().event() + " at " + position + " " + why),
        position,
        refusal.cause());
  }

  static ChannelException batch(String topic, Throwable cause) {
    return new ChannelException(said(topic, problem(cause)), cause);
  }

  static ChannelException late(String topic, Duration timeout, Throwable cause) {
    return new ChannelException(
        said(topic, "not all was acknowledged within " + timeout.toMillis() + " ms"), cause);
  }

  static ChannelException elsewhere(String topic, String host) {
    return new ChannelException(
        said(
            topic,
            LASTING
                + "a broker of the bootstrap list names one that is not on loopback (see its"
                + " advertised.listeners), and without tls we write to loopback alone"),
        new IllegalStateException(host + " is not on loopback"));
  }

  private static String said(String topic, String problem) {
    return "Kafka topic " + topic + ": " + problem;
  }

  private static String problem(Throwable cause) {
    // a producer wraps what it knows: a missing topic in a time-out, a missing right in its state
    return Stream.iterate(cause, each -> each != null, Throwable::getCause)
        .limit(8)
        .map(Failures::lasting)
        .flatMap(Optional::stream)
        .findFirst()
        .map(words -> LASTING + words)
        .orElseGet(() -> passing(cause));
  }

  private static Optional<String> lasting(Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException) {
      return Optional.of("does not exist; create it, or let the broker create topics");
    }
    if (cause instanceof InvalidTopicException) {
      return Optional.of("the broker takes no topic of this name");
    }
    if (cause instanceof ClusterAuthorizationException) {
      return Optional.of("the broker does not let us write idempotently (IdempotentWrite)");
    }
    if (cause instanceof AuthorizationException) {
      return Optional.of("the broker does not let us write there (Describe and Write)");
    }
    if (cause instanceof UnsupportedSaslMechanismException) {
      return Optional.of("the broker does not know the mechanism; see sasl-mechanism");
    }
    if (cause instanceof SaslAuthenticationException) {
      return Optional.of("the broker does not take the login; see sasl-user and sasl-password");
    }
    if (cause instanceof SslAuthenticationException) {
      return Optional.of(
          "no TLS with the broker: it is not the one that its certificate names, its certificate is"
              + " of nobody we trust, or it wants ours; see tls-authorities-file and"
              + " tls-client-certificate-file");
    }
    if (cause instanceof InvalidRecordException || cause instanceof InvalidTimestampException) {
      return Optional.of("the broker takes no record of ours; see its log, and compare the clocks");
    }
    if (cause instanceof InvalidConfigurationException) {
      return Optional.of("no producer could be made of the settings of tls");
    }
    if (cause instanceof ConfigException) {
      return Optional.of(
          "no producer could be made; do the host names of the bootstrap list resolve?");
    }
    return Optional.empty();
  }

  private static String passing(Throwable cause) {
    return cause instanceof TimeoutException
        ? "no broker of the bootstrap list answered in time"
        : "failed with " + cause.getClass().getSimpleName();
  }
}
