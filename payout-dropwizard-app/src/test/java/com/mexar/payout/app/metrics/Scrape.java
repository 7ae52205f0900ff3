package com.mexar.payout.app.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scrape brought: values by name and labels as they stand in the text. */
record Scrape(Map<String, Double> values, Set<String> names) {
  private static final Pattern LINE = Pattern.compile("([a-z_]+)(\\{.*\\})? ([^ ]+)");
  private static final Pattern TYPE = Pattern.compile("# TYPE ([a-z_]+) ([a-z]+)");

  static Scrape of(String text) {
    Map<String, Double> values = new LinkedHashMap<>();
    Set<String> names = new TreeSet<>();
    for (String line : text.split("\n")) {
      Matcher type = TYPE.matcher(line);
      Matcher value = LINE.matcher(line);
      if (type.matches()) {
        names.add(type.group(1));
      } else if (value.matches()) {
        String labels = value.group(2) == null ? "" : value.group(2);
        values.put(value.group(1) + labels, Double.parseDouble(value.group(3)));
      } else if (!line.startsWith("# HELP ")) {
        throw new AssertionError("not in Prometheus's format: " + line);
      }
    }
    return new Scrape(values, names);
  }

  /** The sum over all series of a name whose labels have this text. */
  double sum(String name, String... having) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().equals(name) || entry.getKey().startsWith(name + "{"))
        .filter(entry -> Set.of(having).stream().allMatch(entry.getKey()::contains))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
