package com.mexar.payout.app.health;

import com.codahale.metrics.health.HealthCheck.Result;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * {@code /healthcheck}: every check by its name. 500 where one fails that a new start of the host,
 * or calling another host, may help; what is only {@linkplain Advice advice} is shown with 200.
 */
final class HealthPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient HealthCheckRegistry checks;
  private final transient ObjectMapper json = new ObjectMapper();

  HealthPage(HealthCheckRegistry checks) {
    this.checks = checks;
  }

  static boolean isGood(Map<String, Result> results) {
    return results.values().stream()
        .allMatch(result -> result.isHealthy() || Advice.isAdvice(result));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Result> results = checks.runHealthChecks();
    ObjectNode page = json.createObjectNode();
    results.forEach(
        (name, result) ->
            page.putObject(name)
                .put("healthy", result.isHealthy())
                .put("vital", !Advice.isAdvice(result))
                .put("message", result.getMessage()));
    response.setStatus(
        isGood(results) ? HttpServletResponse.SC_OK : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(json.writeValueAsBytes(page));
  }
}
