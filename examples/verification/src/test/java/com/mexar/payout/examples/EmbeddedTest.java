package com.mexar.payout.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.sandbox.stack.TestPostgres;
import example.acme.AcmeSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its page says to run it: on its own libraries, among which is no host. */
class EmbeddedTest {
  @TempDir private Path folder;

  private ChildProcess main(Map<String, String> settings) throws IOException {
    String classPath =
        Home.EMBEDDED.resolve("embedded-1.0.0.jar") + ":" + Home.EMBEDDED.resolve("lib/*");
    return new ChildProcess(
        folder,
        settings,
        List.of(
            Home.JAVA_HOME.resolve("bin/java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            "example.embedded.Main",
            "RMT-1"));
  }

  @Test
  void program_runTwice_paysOnce() throws Exception {
    try (AcmeSimulator acme = new AcmeSimulator(true)) {
      Map<String, String> settings = new HashMap<>(AcmeSettings.of(acme));
      settings.put("PAYOUT_DB_URL", TestPostgres.shared().freshDatabase());
      for (int run = 1; run <= 2; run++) {
        try (ChildProcess program = main(settings)) {
          assertThat(program.awaitEnd()).as(program.output()).isZero();
          assertThat(program.output()).contains("RMT-1 is PAID");
        }
      }
      assertThat(acme.executions()).hasSize(1);
    }
  }

  @Test
  void libraries_ofTheProgram_haveNoHost() throws Exception {
    try (Stream<Path> jars = Files.list(Home.EMBEDDED.resolve("lib"))) {
      List<String> names = jars.map(jar -> jar.getFileName().toString()).toList();
      assertThat(names)
          .anyMatch(name -> name.startsWith("payout-core-"))
          .noneMatch(name -> name.matches(".*(dropwizard|jetty|jersey|okhttp|kafka).*"));
    }
  }

  @Test
  void main_isUnderSixtyLines() throws Exception {
    Path main = Home.EXAMPLES.resolve("embedded/src/main/java/example/embedded/Main.java");
    assertThat(Files.readAllLines(main)).hasSizeLessThan(60);
  }
}
