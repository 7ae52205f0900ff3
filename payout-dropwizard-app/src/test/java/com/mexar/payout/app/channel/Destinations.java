package com.mexar.payout.app.channel;

import com.mexar.payout.app.webhook.HttpsReceiver;
import com.mexar.payout.sandbox.stack.TestKafka;
import com.mexar.payout.sandbox.stack.TestRabbit;
import com.mexar.payout.sandbox.stack.TestRabbit.Make;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where events go: a Kafka, a broker of AMQP (RabbitMQ itself where it is installed), a receiver of
 * webhooks. What each has acknowledged outlives its death.
 */
public final class Destinations implements AutoCloseable {
  private static final String SECRET =
      "whsec_" + Base64.getEncoder().encodeToString(new byte[] {7, 7, 7}).repeat(8);

  private final TestKafka kafka;
  private final TestRabbit rabbit =
      TestRabbit.running(Make.INSTALLED.isThere() ? Make.INSTALLED : Make.EMBEDDED);
  private final HttpsReceiver receiver;
  private final String topic;
  private final String exchange = rabbit.freshExchange();
  private final List<Arrivals> opened = new ArrayList<>();

  /**
   * @param kafka which whoever brings it closes
   * @param port the receiver's, or 0 for any
   */
  public Destinations(TestKafka kafka, int port) throws Exception {
    this.kafka = kafka;
    topic = kafka.freshTopic(3);
    receiver = new HttpsReceiver(port);
    receiver.trust(SECRET);
    RabbitReader.bind(rabbit.uri(), exchange);
  }

  /** What a host needs to know to announce there. */
  public Map<String, String> settings() throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("PAYOUT_KAFKA_BOOTSTRAP", kafka.bootstrap());
    settings.put("PAYOUT_KAFKA_TOPIC", topic);
    // shorter than a broker is away, so that some batches are given up and begun anew
    settings.put("PAYOUT_KAFKA_PUBLISH_TIMEOUT", "3s");
    settings.put("PAYOUT_RABBITMQ_URI", rabbit.uri());
    settings.put("PAYOUT_RABBITMQ_EXCHANGE", exchange);
    settings.put("PAYOUT_RABBITMQ_PUBLISH_TIMEOUT", "3s");
    settings.put("PAYOUT_WEBHOOK_URL", receiver.url().toString());
    settings.put("PAYOUT_WEBHOOK_SECRET", SECRET);
    settings.put("PAYOUT_WEBHOOK_AUTHORITIES_FILE", receiver.authorityFile().toString());
    settings.put("PAYOUT_WEBHOOK_TIMEOUT", "1s");
    settings.put("PAYOUT_WEBHOOK_RETRY_DELAYS", "200ms," + "500ms,".repeat(200) + "1s");
    return settings;
  }

  public Mortal kafka() {
    return new Mortal(kafka::kill, kafka::restart);
  }

  public Mortal rabbitmq() {
    return new Mortal(rabbit::kill, rabbit::ensureRunning);
  }

  public Mortal receiver() {
    return new Mortal(receiver::kill, receiver::restart);
  }

  /** To be read when all of them are there. */
  public List<Arrivals> arrivals() throws Exception {
    opened.add(new Arrivals("in Kafka", new KafkaReader(kafka.bootstrap(), topic)));
    opened.add(new Arrivals("in RabbitMQ", new RabbitReader(rabbit.uri(), exchange)));
    opened.add(new Arrivals("at the receiver", new WebhookReader(receiver)));
    return opened;
  }

  @Override
  public void close() throws Exception {
    for (Arrivals one : opened) {
      one.close();
    }
    receiver.close();
  }

  /**
   * One of them.
   *
   * @param kill ends it at once
   * @param restart brings it back to where it was, and returns when it takes what comes
   */
  public record Mortal(Runnable kill, Runnable restart) {}
}
