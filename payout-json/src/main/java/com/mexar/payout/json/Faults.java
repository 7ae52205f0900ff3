package com.mexar.payout.json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers what is wrong with one document. Not thread-safe. */
final class Faults {
  /** A body made of nothing but faults must not have an answer many times its own size. */
  private static final int MAX = 100;

  private final List<FieldFault> all = new ArrayList<>();

  void add(String pointer, String detail) {
    if (all.size() < MAX) {
      all.add(new FieldFault(pointer, detail));
    }
  }

  boolean none() {
    return all.isEmpty();
  }

  List<FieldFault> all() {
    return List.copyOf(all);
  }

  @Override
  public String toString() {
    return all.stream()
        .map(fault -> fault.pointer() + " " + fault.detail())
        .collect(Collectors.joining("; "));
  }
}
