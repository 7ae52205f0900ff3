package com.mexar.payout.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A report for programs. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  static void write(Report report, Map<String, String> machine, Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("row", report.row().word()).put("unit", report.unit());
    ArrayNode series = root.putArray("series");
    for (Series each : report.series()) {
      ObjectNode node = series.addObject();
      node.put("name", each.name())
          .put("median", each.median())
          .put("min", each.min())
          .put("max", each.max());
      ArrayNode rounds = node.putArray("rounds");
      each.rounds().forEach(rounds::add);
    }
    ArrayNode ratios = root.putArray("ratios");
    for (Series other : report.others()) {
      ratios.addObject().put("to", other.name()).put("ratio", report.ratioTo(other));
    }
    report.settings().forEach(root.putObject("settings")::put);
    machine.forEach(root.putObject("machine")::put);
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
  }
}
