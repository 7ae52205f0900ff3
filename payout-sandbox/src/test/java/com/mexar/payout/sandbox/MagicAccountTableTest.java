package com.mexar.payout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the table in docs/sandbox.md equal to the enum; -Dsandbox.docs.write=true writes it. */
class MagicAccountTableTest {

  private static final String END = "<!-- end of magic accounts -->";
  private static final String BEGIN_OF_LINE = "<!-- magic accounts: ";

  @Test
  void table_inTheDocumentation_isThatOfTheEnum() throws IOException {
    Path page = page();
    String text = Files.readString(page);
    int begin = text.indexOf('\n', text.indexOf(BEGIN_OF_LINE)) + 1;
    int end = text.indexOf(END);
    if (Boolean.getBoolean("sandbox.docs.write")) {
      Files.writeString(page, text.substring(0, begin) + table() + text.substring(end));
    } else {
      assertThat(text.substring(begin, end)).isEqualTo(table());
    }
  }

  private static String table() {
    return Stream.of(MagicAccount.values())
        .map(
            magic -> "| `%s` | `%s` | %s |%n".formatted(magic.number(), magic.name(), magic.what()))
        .collect(Collectors.joining("", "| number | name | what happens |\n|---|---|---|\n", ""))
        .replace("\r\n", "\n");
  }

  private static Path page() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/sandbox.md"))) {
      here = here.getParent();
    }
    return here.resolve("docs/sandbox.md");
  }
}
