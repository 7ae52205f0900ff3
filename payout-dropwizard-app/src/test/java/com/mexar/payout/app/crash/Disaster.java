package com.mexar.payout.app.crash;

/** What dies, at once and without a word. */
enum Disaster {
  HOST("of one host"),
  ALL_HOSTS("of all hosts at once"),
  POSTGRES("of PostgreSQL"),
  KAFKA("of Kafka"),
  RABBITMQ("of RabbitMQ"),
  RECEIVER("of the webhooks' receiver");

  private final String words;

  Disaster(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
