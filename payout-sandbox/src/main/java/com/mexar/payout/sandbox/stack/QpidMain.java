package com.mexar.payout.sandbox.stack;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.model.SystemConfig;

/**
 * The main class of the embedded broker's JVM: Qpid Broker-J with the settings of the first file.
 * It makes the second when clients can work, which is some time after they can connect. Then it
 * takes lines {@code name=value} of system properties, removes the third file when it has done so,
 * and ends with whoever wrote them.
 */
final class QpidMain {

  private QpidMain() {}

  public static void main(String[] args) throws Exception {
    new SystemLauncher()
        .startup(
            Map.of(
                SystemConfig.TYPE,
                "Memory",
                SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                args[0],
                SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                "false"));
    Files.createFile(Path.of(args[1]));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        int equals = line.indexOf('=');
        System.setProperty(line.substring(0, equals), line.substring(equals + 1));
        Files.delete(Path.of(args[2]));
        line = lines.readLine();
      }
    }
    Runtime.getRuntime().halt(0);
  }
}
