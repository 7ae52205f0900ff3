package com.mexar.payout.app.http;

import com.mexar.payout.app.security.Caller;
import com.mexar.payout.app.security.ClientRate;
import com.mexar.payout.app.security.KeyRing;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;

/** Finds out who calls, by the API key, and holds each client to its rate. */
@Authenticated
@Priority(Priorities.AUTHENTICATION)
public final class CallerFilter implements ContainerRequestFilter {
  private static final String SCHEME = "Bearer";

  private final KeyRing keys;
  private final ClientRate rate;

  public CallerFilter(KeyRing keys, ClientRate rate) {
    this.keys = keys;
    this.rate = rate;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Caller caller =
        bearer(request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()))
            .flatMap(keys::find)
            .orElseThrow(() -> Problems.unauthorized("A known API key is required.").asException());
    rate.tryTake(caller.client())
        .ifPresent(
            wait -> {
              throw Problems.tooMany(wait).asException();
            });
    request.setSecurityContext(new CallerContext(caller));
  }

  /** The caller of an authenticated request. */
  static Caller callerOf(SecurityContext security) {
    if (security.getUserPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("a resource that is not authenticated asks who calls");
  }

  private static Optional<String> bearer(List<String> values) {
    if (values.size() != 1) {
      return Optional.empty();
    }
    String[] parts = values.get(0).strip().split(" +", 2);
    return parts.length == 2 && parts[0].equalsIgnoreCase(SCHEME)
        ? Optional.of(parts[1])
        : Optional.empty();
  }

  private record CallerContext(Caller caller) implements SecurityContext {
    @Override
    public Caller getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.role().name().equalsIgnoreCase(role);
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return SCHEME;
    }
  }
}
