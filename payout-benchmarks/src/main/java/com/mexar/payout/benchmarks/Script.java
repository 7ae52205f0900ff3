package com.mexar.payout.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a limit does again and again, as pgbench reads it: statements that end in a semicolon, of
 * which each may use the number {@code :id}.
 *
 * @param text as it stands in the file
 */
record Script(String text) {

  static Script named(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no script " + name);
      }
      return new Script(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its statements without what is for pgbench alone. */
  List<String> statements() {
    String sql =
        text.lines()
            .filter(line -> !line.startsWith("\\") && !line.startsWith("--"))
            .collect(Collectors.joining("\n"));
    return Stream.of(sql.split(";\n", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
