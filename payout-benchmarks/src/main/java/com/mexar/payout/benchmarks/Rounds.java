package com.mexar.payout.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Has the sides work in turn, since a machine's speed drifts within minutes: what is compared was
 * measured side by side.
 */
final class Rounds {
  private Rounds() {}

  /** Warms every side up. */
  static void warmUp(List<? extends Side> sides, Options options, PrintStream out)
      throws Exception {
    for (Side side : sides) {
      out.println("  warm-up: " + side.name());
      side.warmUp(options.warmUp());
    }
  }

  /** One series for each side, in their order. */
  static List<Series> measure(
      List<? extends Side> sides, String unit, Options options, PrintStream out) throws Exception {
    List<List<Double>> figures = new ArrayList<>();
    sides.forEach(side -> figures.add(new ArrayList<>()));
    for (int round = 1; round <= options.rounds(); round++) {
      for (int i = 0; i < sides.size(); i++) {
        double figure = sides.get(i).round(options.length());
        figures.get(i).add(figure);
        out.println(
            String.format(
                Locale.ROOT,
                "  round %d of %d: %,10.0f %s  %s",
                round,
                options.rounds(),
                figure,
                unit,
                sides.get(i).name()));
      }
    }
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      series.add(new Series(sides.get(i).name(), figures.get(i)));
    }
    return series;
  }
}
