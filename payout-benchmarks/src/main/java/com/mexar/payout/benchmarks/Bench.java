package com.mexar.payout.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The program behind {@code bin/bench}; see {@link Options#USAGE}. */
public final class Bench {
  private static final int WRONG_USE = 64;

  private Bench() {}

  /** Measures one row, prints what came out and writes it down. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Options options;
    try {
      options = Options.of(List.of(arguments));
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage() + "\n\n" + Options.USAGE);
      System.exit(WRONG_USE);
      return;
    }
    run(options, out);
    // whatever a library left running is not waited for
    System.exit(0);
  }

  static void run(Options options, PrintStream out) throws Exception {
    try (Ground ground = Ground.open()) {
      Report report =
          switch (options.row()) {
            case ACCEPT -> AcceptRow.measure(options, ground, out);
            case LIFE -> LifeRow.measure(options, ground, out);
            case RELAY -> RelayRow.measure(options, ground, out);
          };
      Map<String, String> machine = Machine.facts();
      ReportJson.write(report, machine, options.json());
      out.println(ReportText.of(report, machine));
      out.println("  written to " + options.json());
    }
  }
}
