package com.mexar.payout.app.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /metrics}: everything as it stands now, in Prometheus's text format. */
final class MetricsPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient PrometheusRegistry registry;
  private final transient StatisticsReader reader;
  private final transient PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  MetricsPage(PrometheusRegistry registry, StatisticsReader reader) {
    this.registry = registry;
    this.reader = reader;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    reader.refresh();
    response.setContentType(writer.getContentType());
    response.setHeader("Cache-Control", "no-store");
    writer.write(response.getOutputStream(), registry.scrape());
  }
}
