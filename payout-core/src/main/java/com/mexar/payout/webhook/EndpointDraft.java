package com.mexar.payout.webhook;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.event.EventType;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody says of an endpoint; the rest is the store's and the sender's to say. The members
 * mean what those of {@link Endpoint} do. Prints neither address nor secrets.
 */
public record EndpointDraft(
    UUID id,
    URI url,
    String description,
    Set<EventType> types,
    Set<ClientId> clients,
    List<EndpointSecret> secrets) {

  public EndpointDraft {
    types = Set.copyOf(types);
    clients = Set.copyOf(clients);
    secrets = List.copyOf(secrets);
  }

  @Override
  public String toString() {
    return "EndpointDraft[" + id + "]";
  }
}
