package com.mexar.payout.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

  @Test
  void stack_oneOfWhichCannotStart_leavesNothingRunning(@TempDir Path dataDir) throws Exception {
    Path kafka = Files.createDirectories(dataDir.resolve("kafka/data"));
    Files.writeString(kafka.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=x\n");
    assertThatThrownBy(() -> LocalStack.kept(dataDir, TopicCreation.BY_HAND))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("Kafka does not start");
    // Both folders are free again: nobody in this JVM holds them.
    LocalPostgres.kept(dataDir).close();
  }
}
