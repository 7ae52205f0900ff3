package com.mexar.payout.event.webhook;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.event.EventType;
import com.mexar.payout.settings.Secret;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as an operator wants it. Does not print.
 *
 * @param url as {@link EndpointDesk#url} takes it
 * @param types of events that it wants; empty for all
 * @param clients whose events it gets; empty for everybody's
 * @param schemes by which its webhooks are signed, at least one
 * @param secret that the receiver has already, of one of the schemes; null for new ones
 */
public record EndpointWish(
    URI url,
    String description,
    Set<EventType> types,
    Set<ClientId> clients,
    Set<SignatureScheme> schemes,
    @Nullable Secret secret) {

  public EndpointWish {
    types = Set.copyOf(types);
    clients = Set.copyOf(clients);
    schemes = Set.copyOf(schemes);
  }

  @Override
  public String toString() {
    return "EndpointWish[redacted]";
  }
}
