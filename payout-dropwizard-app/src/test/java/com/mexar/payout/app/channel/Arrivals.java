package com.mexar.payout.app.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What arrived on one channel, as a subscriber that deduplicates by id sees it. */
public final class Arrivals implements AutoCloseable {
  private final String where;
  private final EventReader reader;
  private final Map<String, Told> first = new LinkedHashMap<>();
  private final List<String> otherRepeats = new ArrayList<>();
  private int repeats;

  /**
   * @param where in words that follow "arrived"
   */
  Arrivals(String where, EventReader reader) {
    this.where = where;
    this.reader = reader;
  }

  public String where() {
    return where;
  }

  /** Takes what has come; returns how many different events are known. */
  public int read() throws Exception {
    reader.read().forEach(this::take);
    return first.size();
  }

  public int repeats() {
    return repeats;
  }

  /**
   * What does not agree with the log: by the first arrival of each id all events are there, in
   * order, 1 to n, with the log's own bytes, and a repeat is as the first one was.
   */
  public List<String> faults(List<Announced> log) {
    List<String> faults = new ArrayList<>();
    otherRepeats.forEach(id -> faults.add("repeated otherwise " + where + ": " + id));
    Set<String> unknown = new TreeSet<>(first.keySet());
    for (Announced event : log) {
      unknown.remove(event.id());
      Told told = first.get(event.id());
      if (told == null || !told.event().equals(event)) {
        faults.add("not " + where + " as in the log: " + named(event));
      }
    }
    unknown.forEach(id -> faults.add(where + ", but not in the log: " + id));
    Map<String, Long> reached = new HashMap<>();
    for (Told told : first.values()) {
      long due = reached.merge(told.event().payout(), 1L, Long::sum);
      if (told.event().sequence() != due) {
        faults.add("out of order " + where + ": " + named(told.event()) + ", " + due + " was due");
      }
    }
    return faults;
  }

  @Override
  public void close() throws Exception {
    reader.close();
  }

  private void take(Told told) {
    Told before = first.putIfAbsent(told.event().id(), told);
    if (before != null) {
      repeats++;
      if (!before.equals(told)) {
        otherRepeats.add(told.event().id());
      }
    }
  }

  private static String named(Announced event) {
    return event.sequence() + " of " + event.payout();
  }
}
