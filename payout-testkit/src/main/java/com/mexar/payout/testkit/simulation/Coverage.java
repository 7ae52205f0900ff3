package com.mexar.payout.testkit.simulation;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often what may happen did happen. Not thread-safe: one for each history, then added up. */
public final class Coverage {
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private final Map<Cell, Long> cells = new TreeMap<>();
  private final Map<String, Long> happenings = new TreeMap<>();

  void struck(Fault fault) {
    faults.merge(fault, 1L, Long::sum);
  }

  void weighed(PayoutStatus status, EvidenceKind evidence, AttemptOutcome attempt) {
    cells.merge(new Cell(status, attempt, evidence), 1L, Long::sum);
  }

  void happened(String what) {
    happenings.merge(what, 1L, Long::sum);
  }

  void add(Coverage other) {
    other.faults.forEach((fault, count) -> faults.merge(fault, count, Long::sum));
    other.cells.forEach((cell, count) -> cells.merge(cell, count, Long::sum));
    other.happenings.forEach((what, count) -> happenings.merge(what, count, Long::sum));
  }

  /** How often each of what may happen did: faults first, then all else by its name. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>(happenings);
    faults.forEach((fault, count) -> counts.put("fault: " + fault, count));
    cells.forEach((cell, count) -> counts.put("cell: " + cell, count));
    return counts;
  }

  List<Fault> struck() {
    return List.copyOf(faults.keySet());
  }

  /** Faults and cells of the status table that never occurred and should have. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      if (!faults.containsKey(fault)) {
        missing.add("fault: " + fault);
      }
    }
    for (Cell cell : Cell.reachable()) {
      if (!cells.containsKey(cell)) {
        missing.add("cell: " + cell);
      }
    }
    return missing;
  }

  /** As lines, most frequent last of its kind. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    counts().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByKey((a, b) -> kind(a).compareTo(kind(b)))
                .thenComparing(Map.Entry.comparingByValue()))
        .forEach(entry -> text.append("%10d  %s%n".formatted(entry.getValue(), entry.getKey())));
    return text.toString();
  }

  private static String kind(String what) {
    return what.substring(0, Math.max(0, what.indexOf(':')));
  }
}
