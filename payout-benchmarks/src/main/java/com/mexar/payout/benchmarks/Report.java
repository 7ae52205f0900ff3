package com.mexar.payout.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * What came out.
 *
 * @param unit of all figures
 * @param series ours first, then what it is measured against
 * @param settings under which it was measured, and how the work was done
 */
record Report(Row row, String unit, List<Series> series, Map<String, String> settings) {

  Report {
    series = List.copyOf(series);
    if (series.size() < 2) {
      throw new IllegalArgumentException("nothing to compare with");
    }
  }

  /** The ratio of our median to that of another. */
  double ratioTo(Series other) {
    return series.get(0).median() / other.median();
  }

  List<Series> others() {
    return series.subList(1, series.size());
  }
}
