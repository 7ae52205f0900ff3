package com.mexar.payout.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftBehindTest {

  @TempDir Path folder;

  @Test
  void process_thatStillRuns_isFoundAndEnded() throws Exception {
    Process process = new ProcessBuilder("sleep", "600").start();
    LeftBehind trace = trace();
    trace.remember(process.toHandle());

    assertThat(trace().find()).contains(process.toHandle());
    LeftBehind.end(process.toHandle(), Duration.ofSeconds(10));

    assertThat(process.waitFor()).isNotZero();
    assertThat(trace().find()).isEmpty();
  }

  @Test
  void process_whoseIdIsUsedAgain_isNotFound() throws IOException {
    ProcessHandle other = ProcessHandle.current();
    Files.writeString(folder.resolve("trace"), other.pid() + " 2020-01-01T00:00:00Z\n");

    assertThat(trace().find()).isEmpty();
  }

  @Test
  void nothing_remembered_isNotFound() throws IOException {
    assertThat(trace().find()).isEmpty();
  }

  private LeftBehind trace() {
    return new LeftBehind(folder.resolve("trace"));
  }
}
