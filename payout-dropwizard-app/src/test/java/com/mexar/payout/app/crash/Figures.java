package com.mexar.payout.app.crash;

import com.mexar.payout.app.channel.Arrivals;
import com.mexar.payout.sandbox.CallbackTry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the run was like, counted, as a table for people. */
final class Figures {
  private static final int SHOWN_ERRORS = 5;

  private final long begun = System.nanoTime();
  private final Map<Disaster, Integer> kills = new EnumMap<>(Disaster.class);
  private final Map<Integer, Integer> byHosts = new TreeMap<>();
  private final StringBuilder table = new StringBuilder();

  void struck(Disaster disaster, int hosts) {
    kills.merge(disaster, 1, Integer::sum);
    byHosts.merge(hosts, 1, Integer::sum);
  }

  int kills() {
    return kills.values().stream().mapToInt(Integer::intValue).sum();
  }

  Duration lasted() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  void tellProgress(Load load, CuttingProxy proxy) {
    System.out.printf(
        "crash test: %4d kills, %6d payouts, %5d commits cut, %4d s%n",
        kills(), load.sent(), proxy.neverArrived() + proxy.unanswered(), lasted().toSeconds());
  }

  String table(Load load, Aftermath aftermath, CuttingProxy proxy, List<KilledHost> hosts)
      throws Exception {
    Books books = aftermath.books();
    List<CallbackTry> callbacks = aftermath.callbacks();
    List<String> errors = new ArrayList<>();
    for (KilledHost host : hosts) {
      errors.addAll(host.errors());
    }
    line("kills", kills());
    kills.forEach((disaster, count) -> line("  " + disaster.words(), count));
    byHosts.forEach((ran, count) -> line("  while " + ran + " hosts ran", count));
    line("connections cut in mid-commit", proxy.neverArrived() + proxy.unanswered());
    line("  committed, but not answered", proxy.unanswered());
    line("  never arrived", proxy.neverArrived());
    line("payouts", load.sent());
    counted(books.payouts().stream().map(Books.PayoutRow::status).toList())
        .forEach((status, count) -> line("  " + status, count));
    line("requests sent again", load.unanswered());
    line("attempts", books.count("payout_attempt"));
    line("leases that ran out", books.count("payout_transition WHERE cause = 'REPAIR'"));
    line("times in doubt", books.count("payout_transition WHERE to_status = 'IN_DOUBT'"));
    line("tasks for operators", books.count("task"));
    counted(books.openTasks()).forEach((kind, count) -> line("  open: " + kind, count));
    line("callbacks sent", callbacks.size());
    line("  answered 2xx", callbacks.stream().filter(CallbackTry::accepted).count());
    line("events", books.count("event"));
    for (Arrivals arrivals : aftermath.channels()) {
      line("  different ones " + arrivals.where(), arrivals.read());
      line("  repeated " + arrivals.where(), arrivals.repeats());
    }
    line("starts in vain", hosts.stream().mapToInt(KilledHost::startsInVain).sum());
    line("errors in the hosts' logs", errors.size());
    errors.stream().distinct().limit(SHOWN_ERRORS).forEach(error -> table.append(error + "\n"));
    line("seconds", lasted().toSeconds());
    return table.toString();
  }

  private static Map<String, Long> counted(List<String> names) {
    return names.stream()
        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
  }

  private void line(String what, long count) {
    table.append(String.format("  %-32s %8d%n", what, count));
  }
}
