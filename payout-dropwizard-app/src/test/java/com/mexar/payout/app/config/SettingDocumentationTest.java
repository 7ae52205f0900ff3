package com.mexar.payout.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that operators read says what the code does. */
class SettingDocumentationTest {

  @Test
  void page_listsEverySettingAsItIs() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "configuration.md"));
    String table =
        Arrays.stream(Setting.values())
            .map(Setting::documentation)
            .collect(Collectors.joining("\n"));

    assertThat(page).contains(table);
  }
}
