package com.mexar.payout.benchmarks;

import java.util.Locale;
import java.util.Map;

/** A report for people. */
final class ReportText {
  private ReportText() {}

  static String of(Report report, Map<String, String> machine) {
    StringBuilder text = new StringBuilder();
    line(text, "");
    line(text, "  %-44s %12s %12s %12s  %s", report.row().word(), "median", "min", "max", "unit");
    for (Series series : report.series()) {
      line(
          text,
          "  %-44s %,12.0f %,12.0f %,12.0f  %s",
          series.name(),
          series.median(),
          series.min(),
          series.max(),
          report.unit());
    }
    line(text, "");
    for (Series other : report.others()) {
      line(text, "  ratio of medians to %s: %.2f", other.name(), report.ratioTo(other));
    }
    line(text, "");
    report.settings().forEach((name, value) -> line(text, "  %-22s %s", name, value));
    line(text, "");
    machine.forEach((name, value) -> line(text, "  %-22s %s", name, value));
    line(text, "  All of it ran on this one machine, whatever made the load included.");
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
