package com.mexar.payout.app.http;

import com.mexar.payout.app.security.Caller;
import com.mexar.payout.app.security.Role;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Set;

/** Lets operators through, auditors where they read, and nobody else. */
@ForOperators
@Priority(Priorities.AUTHORIZATION)
public final class OperatorFilter implements ContainerRequestFilter {
  private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  @Override
  public void filter(ContainerRequestContext request) {
    Caller caller = CallerFilter.callerOf(request.getSecurityContext());
    boolean allowed =
        switch (caller.role()) {
          case OPERATOR -> true;
          case AUDITOR -> READING.contains(request.getMethod());
          case CLIENT -> false;
        };
    if (!allowed) {
      throw Problems.forbidden(
              caller.role() == Role.AUDITOR
                  ? "An auditor reads and writes nothing."
                  : "Only operators and auditors come here.")
          .asException();
    }
  }
}
