package com.mexar.payout.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What is scheduled in the outbox of a library: one event is sent, and its acknowledgement awaited.
 */
class OutboxSender {
  private final Producer<String, byte[]> producer;
  private final String topic;

  OutboxSender(Producer<String, byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  void send(String payout, String data) throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(topic, payout, data.getBytes(StandardCharsets.UTF_8))).get();
  }
}
