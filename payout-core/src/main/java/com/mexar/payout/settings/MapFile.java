package com.mexar.payout.settings;

import com.mexar.payout.domain.InvalidValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines {@code key=value} of a map, a {@code #} before comments, each key at most once. */
public final class MapFile {
  private MapFile() {}

  /**
   * @throws InvalidValueException if the file cannot be read, a line has another shape, or two
   *     lines have one key
   */
  public static Map<String, String> read(String file, Pattern line, String example) {
    try {
      return parse(Files.readAllLines(Path.of(file), StandardCharsets.UTF_8), line, example);
    } catch (IOException | InvalidPathException e) {
      throw new InvalidValueException("names a file that cannot be read");
    }
  }

  /**
   * @param shape of a line; its groups {@code key} and {@code value} are what is kept
   */
  public static Map<String, String> parse(List<String> lines, Pattern shape, String example) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher parts = shape.matcher(line);
      if (!parts.matches()) {
        throw faultIn(i, "is not such as " + example);
      }
      if (entries.put(parts.group("key"), parts.group("value").strip()) != null) {
        throw faultIn(i, "speaks of a code that stands above already");
      }
    }
    return entries;
  }

  private static InvalidValueException faultIn(int index, String fault) {
    return new InvalidValueException("names a file whose line " + (index + 1) + " " + fault);
  }
}
