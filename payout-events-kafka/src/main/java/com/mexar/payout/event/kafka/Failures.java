package com.mexar.payout.event.kafka;

import com.mexar.payout.event.ChannelException;
import java.time.Duration;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Says in an operator's words what went wrong. Stateless. */
final class Failures {

  private Failures() {}

  static ChannelException refused(String topic, Throwable cause) {
    return new ChannelException("Kafka topic " + topic + ": " + problem(cause), cause);
  }

  static ChannelException late(String topic, Duration timeout, Throwable cause) {
    return new ChannelException(
        "Kafka topic " + topic + ": not all was acknowledged within " + timeout.toMillis() + " ms",
        cause);
  }

  private static String problem(Throwable cause) {
    // a producer reports a missing topic as a time-out for which the topic's absence is the cause
    if (cause instanceof UnknownTopicOrPartitionException
        || cause.getCause() instanceof UnknownTopicOrPartitionException) {
      return "does not exist; create it, or let the broker create topics";
    }
    if (cause instanceof TimeoutException) {
      return "no broker of the bootstrap list answered in time";
    }
    if (cause instanceof RecordTooLargeException) {
      return "an event is larger than the topic or the broker takes; raise max.message.bytes";
    }
    if (cause instanceof AuthorizationException) {
      return "the broker does not let us write";
    }
    if (cause.getCause() instanceof ConfigException) {
      return "no producer could be made; do the host names of the bootstrap list resolve?";
    }
    return "failed with " + cause.getClass().getSimpleName();
  }
}
