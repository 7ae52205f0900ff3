package com.mexar.payout.event.webhook;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.event.EventType;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointDraft;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants to be otherwise of an endpoint; null for what stays. Does not print.
 *
 * @param url as {@link EndpointDesk#url} takes it
 * @param enabled whether anything is sent to it
 */
public record EndpointChange(
    @Nullable URI url,
    @Nullable String description,
    @Nullable Set<EventType> types,
    @Nullable Set<ClientId> clients,
    @Nullable Boolean enabled) {

  EndpointDraft of(Endpoint endpoint) {
    return new EndpointDraft(
        endpoint.id(),
        Objects.requireNonNullElse(url, endpoint.url()),
        Objects.requireNonNullElse(description, endpoint.description()),
        Objects.requireNonNullElse(types, endpoint.types()),
        Objects.requireNonNullElse(clients, endpoint.clients()),
        endpoint.secrets());
  }

  @Override
  public String toString() {
    return "EndpointChange[redacted]";
  }
}
