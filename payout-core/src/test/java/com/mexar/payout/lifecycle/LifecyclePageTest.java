package com.mexar.payout.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LifecyclePageTest {
  private static final Path PAGE = Path.of("..", "docs", "lifecycle.md");

  @Test
  void page_andTable_sayTheSame() throws IOException {
    String printed = LifecyclePage.print();
    if (Boolean.getBoolean("lifecycle.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, printed);
    }

    assertThat(PAGE).as("rewrite it with -Dlifecycle.write=true").exists();
    assertThat(Files.readString(PAGE))
        .as("docs/lifecycle.md; rewrite it with -Dlifecycle.write=true")
        .isEqualTo(printed);
  }
}
