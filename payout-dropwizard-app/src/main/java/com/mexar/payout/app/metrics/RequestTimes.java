package com.mexar.payout.app.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/**
 * Times requests to the API by the template of their route. Never by their path: it holds ids, and
 * those of callbacks hold tokens. Thread-safe.
 */
@PreMatching
@Priority(Integer.MIN_VALUE)
final class RequestTimes implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String BEGUN = RequestTimes.class.getName();
  private static final String UNMATCHED = "unmatched";
  private static final double NANOS = 1e9;

  private final Histogram times;

  RequestTimes(PrometheusRegistry registry) {
    times =
        Histogram.builder()
            .name("payout_http_request_seconds")
            .help("Requests to the API.")
            .labelNames("route", "method", "status")
            .classicOnly()
            .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .register(registry);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(BEGUN, System.nanoTime());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(BEGUN) instanceof Long begun) {
      // a method that anybody may invent is refused before Jersey is asked
      times
          .labelValues(route(request), request.getMethod(), Integer.toString(response.getStatus()))
          .observe((System.nanoTime() - begun) / NANOS);
    }
  }

  private static String route(ContainerRequestContext request) {
    if (!(request.getUriInfo() instanceof ExtendedUriInfo matched)) {
      return UNMATCHED;
    }
    List<String> parts = new ArrayList<>();
    for (UriTemplate template : matched.getMatchedTemplates()) {
      parts.add(template.getTemplate());
    }
    // the last match comes first
    Collections.reverse(parts);
    return parts.isEmpty() ? UNMATCHED : String.join("", parts);
  }
}
