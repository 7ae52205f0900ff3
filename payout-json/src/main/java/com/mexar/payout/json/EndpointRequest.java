package com.mexar.payout.json;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.event.EventType;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.store.LogStart;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that an operator asks for, or what is to be otherwise of one; null for what was not
 * said. Whether the address may be called and what the words of signatures mean is not judged here.
 * Does not print.
 *
 * @param from where in the log it begins
 * @param reason as {@link com.mexar.payout.domain.OperatorAct} takes it
 */
public record EndpointRequest(
    @Nullable String url,
    @Nullable String description,
    @Nullable Set<EventType> types,
    @Nullable Set<ClientId> clients,
    @Nullable Set<String> signatures,
    @Nullable Secret secret,
    @Nullable LogStart from,
    @Nullable Boolean enabled,
    String reason) {

  @Override
  public String toString() {
    return "EndpointRequest[redacted]";
  }
}
