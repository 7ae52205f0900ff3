package com.mexar.payout.webhook;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.event.EventType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a subscriber takes webhooks. Immutable; prints neither address nor secrets, since an
 * address may hold a secret of the subscriber.
 *
 * @param types of events that it wants; empty for all
 * @param clients whose events it gets; empty for everybody's
 * @param disabledFor why nothing is sent to it; null where it is enabled
 * @param secrets newest first, never empty
 * @param failingSince since when every try fails; null after a success
 * @param pausedUntil nothing is sent before, as the receiver asked
 * @param copiedTo where it stands in the log while that is not where the relay stands, or while it
 *     is disabled; null while it gets what is relayed
 */
public record Endpoint(
    UUID id,
    URI url,
    String description,
    Set<EventType> types,
    Set<ClientId> clients,
    @Nullable String disabledFor,
    List<EndpointSecret> secrets,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant failingSince,
    @Nullable Instant pausedUntil,
    @Nullable Long copiedTo) {

  public Endpoint {
    types = Set.copyOf(types);
    clients = Set.copyOf(clients);
    secrets = List.copyOf(secrets);
  }

  public boolean isEnabled() {
    return disabledFor == null;
  }

  /** The channel of its deliveries. */
  public String channel() {
    return channel(id);
  }

  public static String channel(UUID endpoint) {
    return "webhook:" + endpoint;
  }

  @Override
  public String toString() {
    return "Endpoint[" + id + (isEnabled() ? "" : ", disabled") + "]";
  }
}
