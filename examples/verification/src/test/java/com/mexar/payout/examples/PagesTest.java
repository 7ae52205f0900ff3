package com.mexar.payout.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A page shows every file that its example ships, and some of its tests, as they are;
 * -Dexamples.docs.write=true copies them anew.
 */
class PagesTest {
  private static final Pattern SHOWN =
      Pattern.compile("(?ms)^\\*\\*`(examples/[^`]+)`\\*\\*\n\n```([a-z]*)\n(.*?)^```$");

  private static final Pattern JACKSON =
      Pattern.compile("<artifactId>jackson-databind</artifactId>\\s+<version>([^<]+)</version>");

  @ParameterizedTest
  @CsvSource({
    "write-a-provider.md, acme-provider",
    "embedding.md, embedded",
    "consumers.md, consumers"
  })
  void page_showsEveryFileOfItsExample_asItIs(String name, String example) throws IOException {
    Path page = Home.ROOT.resolve("docs").resolve(name);
    String text = Files.readString(page);
    TreeSet<String> shown = new TreeSet<>();
    StringBuilder asItIs = new StringBuilder();
    Matcher block = SHOWN.matcher(text);
    while (block.find()) {
      String file = block.group(1);
      shown.add(file);
      String fence = "```" + block.group(2) + "\n" + Files.readString(Home.ROOT.resolve(file));
      block.appendReplacement(
          asItIs, Matcher.quoteReplacement("**`" + file + "`**\n\n" + fence + "```"));
    }
    block.appendTail(asItIs);
    if (Boolean.getBoolean("examples.docs.write")) {
      Files.writeString(page, asItIs);
    }

    assertThat(shown).containsAll(filesOf(example));
    assertThat(Files.readString(page))
        .as("%s; rewrite it with -Dexamples.docs.write=true", name)
        .isEqualTo(asItIs.toString());
  }

  /** A plug-in is to be compiled against what the host will run it with. */
  @Test
  void page_namesJackson_inTheVersionOfTheHost() throws IOException {
    Matcher named =
        JACKSON.matcher(Files.readString(Home.ROOT.resolve("docs/write-a-provider.md")));
    List<String> jars = named.results().map(each -> each.group(1) + ".jar").toList();

    assertThat(jars).hasSize(2);
    try (Stream<Path> libraries = Files.list(Home.LIBRARIES)) {
      assertThat(libraries.map(file -> file.getFileName().toString()).toList())
          .containsAll(jars.stream().map("jackson-databind-"::concat).toList());
    }
  }

  private static List<String> filesOf(String example) throws IOException {
    Path folder = Home.EXAMPLES.resolve(example);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> isShipped(folder.relativize(file)))
          .map(file -> Home.ROOT.relativize(file).toString())
          .toList();
    }
  }

  /** Tests, and what is built or says where to read, need not be on the page. */
  private static boolean isShipped(Path file) {
    return Stream.of("src/test", "target", "__pycache__").noneMatch(file::startsWith)
        && !file.endsWith("README.md");
  }
}
