package com.mexar.payout.sandbox.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** What this package itself asks a local Kafka. */
final class KafkaAdmin {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PROBE = Duration.ofSeconds(2);

  private KafkaAdmin() {}

  /** Whether the broker describes a cluster that it is a member of: only then it serves clients. */
  static boolean answers(String bootstrap) {
    // The client logs every refused connection, and a starting broker refuses for seconds.
    if (!FreePort.isListening(Integer.parseInt(bootstrap.substring(bootstrap.indexOf(':') + 1)))) {
      return false;
    }
    try (Admin admin = admin(bootstrap, PROBE)) {
      return !await(admin.describeCluster().nodes(), PROBE).isEmpty();
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    }
  }

  static void createTopic(String bootstrap, String name, int partitions) {
    try (Admin admin = admin(bootstrap, PATIENCE)) {
      await(admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all(), PATIENCE);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new StackException("the topic " + name + " cannot be created", e);
      }
    } catch (TimeoutException e) {
      throw new StackException("the topic " + name + " was not created in time", e);
    }
  }

  private static Admin admin(String bootstrap, Duration bound) {
    int millis = Math.toIntExact(bound.toMillis());
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis,
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100));
  }

  private static <T> T await(KafkaFuture<T> answer, Duration bound)
      throws ExecutionException, TimeoutException {
    try {
      return answer.get(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while asking Kafka", e);
    }
  }
}
