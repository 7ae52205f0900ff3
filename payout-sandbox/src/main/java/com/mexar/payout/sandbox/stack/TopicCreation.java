package com.mexar.payout.sandbox.stack;

/** Who may create topics on a local Kafka. */
public enum TopicCreation {
  /** Only {@link LocalKafka#createTopic} and other administrators: a mistyped name is an error. */
  BY_HAND,
  /** Also whoever writes to or reads from a topic first. */
  ON_FIRST_USE
}
