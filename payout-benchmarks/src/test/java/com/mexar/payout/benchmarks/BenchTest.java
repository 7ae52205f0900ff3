package com.mexar.payout.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * That a run comes to its end, never how fast. Those with a host run in the profile {@code bench}.
 */
class BenchTest {
  @TempDir private Path folder;

  @Test
  void shortRun_ofTheRelay_showsATableAndWritesFiniteRatios() throws Exception {
    runsShortly(Row.RELAY);
  }

  @Tag("host")
  @ParameterizedTest
  @EnumSource(names = {"ACCEPT", "LIFE"})
  void shortRun_ofAHost_showsATableAndWritesFiniteRatios(Row row) throws Exception {
    runsShortly(row);
  }

  private void runsShortly(Row row) throws Exception {
    Path json = folder.resolve("results.json");
    ByteArrayOutputStream shown = new ByteArrayOutputStream();

    Bench.run(
        Options.of(List.of(row.word(), "--short", "--json", json.toString())),
        new PrintStream(shown, true, StandardCharsets.UTF_8));

    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("median", "ratio of medians", "fsync", "synchronous_commit", "commits per");
    JsonNode ratios = new ObjectMapper().readTree(json.toFile()).path("ratios");
    assertThat(ratios).isNotEmpty();
    assertThat(ratios)
        .allSatisfy(it -> assertThat(it.path("ratio").asDouble()).isFinite().isPositive());
  }
}
