package com.mexar.payout.sandbox.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the command line and the environment ask for.
 *
 * @param once end after the stories
 * @param home the project's folder
 * @param data where servers and logs are kept
 * @param colours the output is a terminal, and nobody asked for plain text
 */
record Options(boolean once, Path home, Path data, boolean colours) {

  static final String USAGE =
      """
      bin/demo [--once]

        Starts PostgreSQL, Kafka, simulators of TransfeZ and EasyLink, and the gateway; sends
        payouts through, switches providers under them, and tells what it sees; then stays up
        until Ctrl-C.

        --once   ends after the stories: 0 if every step was really seen, 1 if not, 2 if
                 something did not start

        PAYOUT_DATA_DIR   where data and logs are kept (data/demo)
        NO_COLOR          plain text
      """;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException on an argument that is not known
   */
  static Options of(List<String> arguments, Map<String, String> environment, Path home) {
    boolean once = false;
    for (String argument : arguments) {
      if (!argument.equals("--once")) {
        throw new IllegalArgumentException("unknown argument " + argument);
      }
      once = true;
    }
    String named = environment.getOrDefault("PAYOUT_DATA_DIR", "");
    Path data = named.isBlank() ? home.resolve("data").resolve("demo") : Path.of(named);
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Options(
        once,
        home.toAbsolutePath().normalize(),
        data.toAbsolutePath().normalize(),
        Boolean.getBoolean("demo.terminal") && !plain);
  }
}
