package com.mexar.payout.json;

import com.mexar.payout.store.Delivery;
import com.mexar.payout.webhook.Endpoint;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes endpoints and deliveries for operators and auditors. Deterministic; thread-safe. */
public final class EndpointWriter {

  /** An endpoint without its secrets. */
  public String endpoint(Endpoint endpoint, Collection<String> signatures, @Nullable String key) {
    return JsonWriter.object(json -> members(json, endpoint, signatures, key));
  }

  /**
   * An endpoint with the secret that its receiver is to have, for the one answer that shows it.
   *
   * @param secret null where webhooks are signed by a key pair alone
   */
  public String withSecret(
      Endpoint endpoint,
      Collection<String> signatures,
      @Nullable String key,
      @Nullable String secret) {
    return JsonWriter.object(
        json -> {
          members(json, endpoint, signatures, key);
          json.orNull("secret", secret);
        });
  }

  /** What a receiver said to a ping. */
  public String ping(
      Object message, boolean delivered, @Nullable Integer status, String outcome, Duration took) {
    return JsonWriter.object(
        json ->
            json.orNull("id", message)
                .flag("delivered", delivered)
                .numberOrNull("status", status)
                .orNull("outcome", outcome)
                .number("durationMillis", took.toMillis()));
  }

  /** How many deliveries are sent again. */
  public String redelivery(int deliveries) {
    return JsonWriter.object(json -> json.number("deliveries", deliveries));
  }

  /** A delivery with its tries, without the event's data. */
  public String delivery(Delivery delivery) {
    return JsonWriter.object(
        json ->
            json.orNull("id", delivery.id())
                .orNull("channel", delivery.id().channel())
                .number("position", delivery.id().position())
                .orNull("eventId", delivery.event().id())
                .orNull("type", delivery.event().type().wireName())
                .orNull("payoutId", delivery.event().payout())
                .number("sequence", delivery.event().sequence())
                .orNull("state", delivery.state())
                .number("tried", delivery.tried())
                .array(
                    "tries",
                    delivery.tries(),
                    (member, one) ->
                        member
                            .orNull("at", Times.millis(one.at()))
                            .numberOrNull("status", one.status())
                            .orNull("outcome", one.outcome())
                            .number("durationMillis", one.duration().toMillis()))
                .orNull("since", Times.millis(delivery.since()))
                .orNull("nextTryAt", Times.millisOrNull(delivery.nextTryAt()))
                .orNull("settledAt", Times.millisOrNull(delivery.settledAt())));
  }

  private static void members(
      JsonWriter json, Endpoint endpoint, Collection<String> signatures, @Nullable String key) {
    List<String> types = endpoint.types().stream().map(it -> it.wireName()).sorted().toList();
    List<String> clients = endpoint.clients().stream().map(it -> it.value()).sorted().toList();
    json.orNull("id", endpoint.id())
        .orNull("channel", endpoint.channel())
        .orNull("url", endpoint.url())
        .orNull("description", endpoint.description())
        .texts("types", types)
        .texts("clients", clients)
        .orNull("state", endpoint.isEnabled() ? "ENABLED" : "DISABLED")
        .orNull("disabledFor", endpoint.disabledFor())
        .texts("signatures", signatures)
        .orNull("publicKey", key)
        .flag("behind", endpoint.copiedTo() != null)
        .orNull("failingSince", Times.millisOrNull(endpoint.failingSince()))
        .orNull("pausedUntil", Times.millisOrNull(endpoint.pausedUntil()))
        .orNull("createdAt", Times.millis(endpoint.createdAt()))
        .orNull("updatedAt", Times.millis(endpoint.updatedAt()));
  }
}
