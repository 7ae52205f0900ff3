package com.mexar.payout.app.metrics;

import com.mexar.payout.engine.AcceptAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Kinds of sealed outcomes as labels: {@code InProgress} is {@code in_progress}. What an outcome
 * holds is never part of the label, so there are no more labels than kinds.
 */
final class Outcomes {
  static final String REPLAYED = "replayed";

  private Outcomes() {}

  static String word(Object outcome) {
    return outcome instanceof AcceptAnswer.Accepted accepted && accepted.replayed()
        ? REPLAYED
        : word(outcome.getClass());
  }

  /** Of every kind that a sealed type has. */
  static List<String> words(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses()).map(Outcomes::word).toList();
  }

  private static String word(Class<?> kind) {
    return kind.getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
