package com.mexar.payout.sandbox.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker's jars are. They are on nobody's class path: the build copies them to {@code
 * payout-sandbox/target/kafka/lib}, which is found from any folder of the project. {@code
 * PAYOUT_KAFKA_HOME} (environment, or the system property {@code payout.kafka.home}) names another
 * place, such as an unpacked Kafka release.
 */
record KafkaHome(Path jars) {

  static final String PROPERTY = "payout.kafka.home";
  static final String VARIABLE = "PAYOUT_KAFKA_HOME";

  private static final Path BUILT = Path.of("payout-sandbox", "target", "kafka");

  static KafkaHome find() {
    String named = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    return find(named, Path.of("").toAbsolutePath());
  }

  static KafkaHome find(@Nullable String named, Path workingFolder) {
    if (named != null) {
      return in(Path.of(named).toAbsolutePath())
          .orElseThrow(() -> new StackException("no Kafka jars in lib/ or libs/ of " + named));
    }
    return Stream.iterate(workingFolder, folder -> folder != null, Path::getParent)
        .flatMap(folder -> in(folder.resolve(BUILT)).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new StackException(
                    "no Kafka found from "
                        + workingFolder
                        + " upwards: build payout-sandbox (mvn -pl payout-sandbox package), or set "
                        + VARIABLE));
  }

  /** The class path of the broker's JVM. */
  String classPath() {
    return jars.resolve("*").toString();
  }

  private static Optional<KafkaHome> in(Path home) {
    return Stream.of("lib", "libs")
        .map(home::resolve)
        .filter(Files::isDirectory)
        .map(KafkaHome::new)
        .findFirst();
  }
}
