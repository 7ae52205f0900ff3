package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An append-only file of what happened, one JSON object a line, so that a kill of the process loses
 * nothing (a power cut may: it is not synced). Not thread-safe: the {@link Book} guards it.
 */
final class Journal {

  private static final String FILE = "transfez-simulator.jsonl";
  private static final Journal NONE = new Journal(Optional.empty(), List.of());

  private final Optional<Writer> file;
  private final List<String> earlier;

  private Journal(Optional<Writer> file, List<String> earlier) {
    this.file = file;
    this.earlier = earlier;
  }

  /** Keeps nothing. */
  static Journal none() {
    return NONE;
  }

  static Journal in(Path folder) {
    try {
      Path path = Files.createDirectories(folder).resolve(FILE);
      List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
      Writer writer =
          Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      // A kill may have left half a line: it must not spoil the next one.
      writer.write('\n');
      return new Journal(Optional.of(writer), lines);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /** What was kept before this process began; half a line at the end is left out. */
  void replay(Consumer<ObjectNode> lines) {
    earlier.forEach(line -> Json.parse(line).ifPresent(lines));
  }

  void keep(long balance) {
    write(Json.object().put("balance", balance));
  }

  void keep(Transaction one, Optional<Execution> execution, long balance) {
    ObjectNode line = Json.object().put("balance", balance);
    line.set("transaction", one.kept());
    execution.ifPresent(is -> line.put("outcome", is.outcome().name()));
    write(line);
  }

  void close() {
    if (file.isPresent()) {
      try {
        file.get().close();
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }
  }

  private void write(ObjectNode line) {
    if (file.isPresent()) {
      try {
        file.get().write(Json.print(line) + "\n");
        file.get().flush();
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }
  }
}
