package com.mexar.payout.examples;

import java.nio.file.Path;

/** Where things stand in the source tree. */
final class Home {
  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  static final Path EXAMPLES = ROOT.resolve("examples");
  static final Path ACME_JAR = EXAMPLES.resolve("acme-provider/target/acme-provider-1.0.0.jar");
  static final Path LIBRARIES = ROOT.resolve("payout-dropwizard-app/target/lib");
  static final Path EMBEDDED = EXAMPLES.resolve("embedded/target");
  static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  private Home() {}
}
