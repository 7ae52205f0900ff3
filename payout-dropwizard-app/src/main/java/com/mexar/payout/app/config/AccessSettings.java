package com.mexar.payout.app.config;

import com.mexar.payout.app.security.ApiKeys;
import com.mexar.payout.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Who may call, and how often.
 *
 * @param clientRate requests per second and client
 */
public record AccessSettings(ApiKeys keys, int clientRate) {

  static AccessSettings read(Settings section) {
    ApiKeys keys =
        section.text("api-keys-file").map(file -> keys(section, file)).orElse(ApiKeys.NONE);
    return new AccessSettings(keys, section.integer("client-rate", 500, 1, 1_000_000));
  }

  private static ApiKeys keys(Settings section, String file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      return section.fault("api-keys-file", "cannot be read", ApiKeys.NONE);
    }
    return ApiKeys.read(
        lines,
        (line, problem) -> section.fault("api-keys-file", "line " + line + " " + problem, line));
  }
}
