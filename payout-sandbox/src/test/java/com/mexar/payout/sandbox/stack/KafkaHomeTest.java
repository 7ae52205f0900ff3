package com.mexar.payout.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaHomeTest {

  @Test
  void home_notNamed_isFoundFromAnyFolderOfTheProject(@TempDir Path project) throws Exception {
    Path jars = Files.createDirectories(project.resolve("payout-sandbox/target/kafka/lib"));
    Path module = Files.createDirectories(project.resolve("payout-events-kafka/target"));
    assertThat(KafkaHome.find(null, module).jars()).isEqualTo(jars);
    assertThat(KafkaHome.find(null, project).jars()).isEqualTo(jars);
  }

  @Test
  void home_named_mayBeAnUnpackedRelease(@TempDir Path release) throws Exception {
    Path jars = Files.createDirectories(release.resolve("libs"));
    assertThat(KafkaHome.find(release.toString(), release).jars()).isEqualTo(jars);
  }

  @Test
  void home_missing_saysWhatToDo(@TempDir Path empty) {
    assertThatThrownBy(() -> KafkaHome.find(null, empty))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("PAYOUT_KAFKA_HOME");
    assertThatThrownBy(() -> KafkaHome.find(empty.toString(), empty))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("lib/ or libs/");
  }
}
