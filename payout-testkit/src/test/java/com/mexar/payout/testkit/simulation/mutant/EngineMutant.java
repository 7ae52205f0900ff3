package com.mexar.payout.testkit.simulation.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A bug that is planted in a source file of the engine or of a store.
 *
 * @param name what is wrong then
 * @param file from the root of the project
 * @param within how many seeds, from 1 on, find it
 */
record EngineMutant(String name, String file, int within, List<Edit> edits) {
  private static final Path ROOT = Path.of("..");
  private static final String SOURCES = "src/main/java/";

  /** The binary name of the class that the file is named after. */
  String className() {
    String path = file.substring(file.indexOf(SOURCES) + SOURCES.length());
    return path.substring(0, path.length() - ".java".length()).replace('/', '.');
  }

  /** The file with the bug in it. */
  String source() {
    String source;
    try {
      source = Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Edit edit : edits) {
      source = edit.in(source);
    }
    return source;
  }

  @Override
  public String toString() {
    return name;
  }
}
