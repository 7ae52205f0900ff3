package com.mexar.payout.sandbox.easylink;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the simulator as a process of its own until it is told to stop (SIGTERM). Arguments {@code
 * --port=}, {@code --app-id=}, {@code --app-secret=}, {@code --app-key=}, {@code --keys=} (the
 * folder that the merchant's keys are written to), {@code --callback-url=}, {@code
 * --callback-signature=}, or the environment that {@code docs/sandbox.md} lists.
 */
public final class EasylinkSimulatorMain {

  private static final String DEFAULT_PORT = "8091";
  private static final String DEFAULT_KEYS = "data/easylink-keys";

  private EasylinkSimulatorMain() {}

  /** Starts, prints one line when up, and waits. */
  public static void main(String[] arguments) throws InterruptedException {
    String port = argument(arguments, "port", "EASYLINK_SIMULATOR_PORT", DEFAULT_PORT);
    Path folder = Path.of(argument(arguments, "keys", "EASYLINK_SIMULATOR_KEYS_DIR", DEFAULT_KEYS));
    String url = argument(arguments, "callback-url", "EASYLINK_SIMULATOR_CALLBACK_URL", "");
    String secret = argument(arguments, "app-secret", "EASYLINK_APP_SECRET", "");
    EasylinkSimulatorBuilder builder =
        EasylinkSimulator.builder()
            .port(Integer.parseInt(port))
            .credentials(
                argument(arguments, "app-id", "EASYLINK_APP_ID", "sandbox"),
                secret.isEmpty() ? UUID.randomUUID().toString() : secret,
                argument(arguments, "app-key", "EASYLINK_APP_KEY", "sandbox-key"))
            .callbackReading(
                CallbackReading.valueOf(
                    argument(
                            arguments,
                            "callback-signature",
                            "EASYLINK_CALLBACK_SIGNATURE",
                            "headers-and-body")
                        .replace('-', '_')
                        .toUpperCase(Locale.ROOT)));
    if (!url.isEmpty()) {
      builder.callbackUrl(URI.create(url));
    }
    EasylinkSimulator simulator = builder.start();
    simulator.keys().writeTo(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-stop"));
    System.out.println(
        "EasyLink simulator is up on "
            + simulator.baseUrl()
            + ", keys in "
            + folder
            + (secret.isEmpty() ? ", app secret " + simulator.appSecret() : ""));
    new CountDownLatch(1).await();
  }

  private static String argument(
      String[] arguments, String name, String variable, String otherwise) {
    String prefix = "--" + name + "=";
    for (String argument : arguments) {
      if (argument.startsWith(prefix)) {
        return argument.substring(prefix.length());
      }
    }
    return System.getenv().getOrDefault(variable, otherwise);
  }
}
