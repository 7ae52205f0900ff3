package com.mexar.payout.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/faults.md against the sources of all modules. */
class FaultsPageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");
  private static final Pattern METHOD = Pattern.compile("void (\\w+)\\(");
  private static final Pattern FAULT = Pattern.compile("void fault(\\d\\d)_\\w+\\(");

  @Test
  void page_namesTestsThatThereAre() throws IOException {
    Set<String> tests =
        sources().stream()
            .flatMap(file -> METHOD.matcher(read(file)).results().map(m -> test(file, m)))
            .collect(Collectors.toSet());

    assertThat(NAMED.matcher(page()).results().map(m -> m.group(1) + "." + m.group(2)))
        .isNotEmpty()
        .allSatisfy(test -> assertThat(tests).contains(test));
  }

  @Test
  void page_namesEveryClassThatHasTestsOfAFault() throws IOException {
    Set<String> named =
        NAMED.matcher(page()).results().map(m -> m.group(1)).collect(Collectors.toSet());

    assertThat(sources())
        .filteredOn(file -> FAULT.matcher(read(file)).find())
        .extracting(FaultsPageTest::className)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(named).contains(name));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(FaultsPageTest::javaFiles)
          .toList();
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String test(Path file, MatchResult method) {
    return className(file) + "." + method.group(1);
  }

  private static String className(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String page() {
    return read(ROOT.resolve("docs/faults.md"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
