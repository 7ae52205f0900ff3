package com.mexar.payout.sandbox.stack;

import java.security.SecureRandom;

/**
 * A further way to reach a local Kafka, beside the plain one, on a port of its own of 127.0.0.1.
 *
 * @param name in upper case, by which settings of the broker speak of it
 * @param protocol as Kafka names them, such as {@code SASL_SSL}
 * @param advertisedHost what the broker tells its clients to call it by
 */
public record KafkaListener(String name, String protocol, String advertisedHost, int port) {

  public static KafkaListener onFreePort(String name, String protocol, String advertisedHost) {
    return new KafkaListener(name, protocol, advertisedHost, FreePort.find(new SecureRandom()));
  }

  /** What clients take for {@code bootstrap.servers}. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  String bound() {
    return "," + name + "://" + bootstrap();
  }

  String advertised() {
    return "," + name + "://" + advertisedHost + ":" + port;
  }

  String mapped() {
    return "," + name + ":" + protocol;
  }
}
