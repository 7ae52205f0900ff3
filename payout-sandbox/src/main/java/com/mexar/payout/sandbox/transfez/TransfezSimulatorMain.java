package com.mexar.payout.sandbox.transfez;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the simulator as a process of its own until it is told to stop (SIGTERM). Arguments {@code
 * --port=}, {@code --api-key=}, {@code --data=}, or environment {@code TRANSFEZ_SIMULATOR_PORT}
 * (8090), {@code TRANSFEZ_API_KEY} (random, then printed), {@code TRANSFEZ_SIMULATOR_DATA_DIR}
 * (none).
 */
public final class TransfezSimulatorMain {

  private static final String DEFAULT_PORT = "8090";

  private TransfezSimulatorMain() {}

  /** Starts, prints one line when up, and waits. */
  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> environment = System.getenv();
    String port =
        argument(
            arguments, "port", environment.getOrDefault("TRANSFEZ_SIMULATOR_PORT", DEFAULT_PORT));
    String key = argument(arguments, "api-key", environment.getOrDefault("TRANSFEZ_API_KEY", ""));
    TransfezSimulatorBuilder builder = TransfezSimulator.builder().port(Integer.parseInt(port));
    String folder =
        argument(arguments, "data", environment.getOrDefault("TRANSFEZ_SIMULATOR_DATA_DIR", ""));
    if (!folder.isEmpty()) {
      builder.folder(Path.of(folder));
    }
    if (!key.isEmpty()) {
      builder.apiKey(key);
    }
    TransfezSimulator simulator = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-stop"));
    System.out.println(
        "TransfeZ simulator is up on "
            + simulator.baseUrl()
            + (key.isEmpty() ? ", API key " + simulator.apiKey() : ""));
    new CountDownLatch(1).await();
  }

  private static String argument(String[] arguments, String name, String otherwise) {
    String prefix = "--" + name + "=";
    for (String argument : arguments) {
      if (argument.startsWith(prefix)) {
        return argument.substring(prefix.length());
      }
    }
    return otherwise;
  }
}
