package com.mexar.payout.sandbox.demo;

import com.mexar.payout.sandbox.stack.StackException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program behind {@code bin/demo}; see {@link Options#USAGE}. */
public final class Demo {

  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final int SEEN = 0;
  private static final int NOT_SEEN = 1;
  private static final int NOT_STARTED = 2;
  private static final int WRONG_USE = 64;
  private static final int RADIX = 36;
  private static final int RUNS = RADIX * RADIX * RADIX * RADIX * RADIX;
  private static final Duration FOR_EVER = Duration.ofDays(3650);

  private final Options options;
  private final Console console;
  private final InstantSource clock = InstantSource.system();
  private final Opened opened = new Opened();

  private Demo(Options options, Console console) {
    this.options = options;
    this.console = console;
  }

  /** Ends the process with a number that says whether everything was seen. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Options options;
    try {
      Path home = Path.of(System.getProperty("demo.home", ""));
      options = Options.of(List.of(arguments), System.getenv(), home);
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage() + "\n\n" + Options.USAGE);
      System.exit(WRONG_USE);
      return;
    }
    Demo demo = new Demo(options, new Console(out, options.colours()));
    Runtime.getRuntime().addShutdownHook(new Thread(demo.opened::close, "demo-stop"));
    System.exit(demo.run());
  }

  private int run() throws InterruptedException {
    try (opened) {
      return tell();
    }
  }

  private int tell() throws InterruptedException {
    Instant began = clock.instant();
    try {
      Stage stage = Stage.open(options, console, clock, opened);
      Witness witness = new Witness(stage);
      String run =
          Integer.toString(new SecureRandom().nextInt(RUNS), RADIX).toUpperCase(Locale.ROOT);
      Storyteller teller = new Storyteller(stage, witness, console, clock, run);
      SwitchSight sight = new SwitchSight(stage, witness, clock, run);
      Programme programme = new Programme(stage, teller, sight, witness, console);
      String payout = programme.tellAll();
      console.line("  It took " + Duration.between(began, clock.instant()).toSeconds() + " s.");
      if (!programme.allSeen()) {
        showGatewayLog();
      }
      if (!options.once()) {
        stay(stage, payout);
      }
      return programme.allSeen() ? SEEN : NOT_SEEN;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // what fails because Ctrl-C has closed everything is no news
      if (!opened.isClosed()) {
        LOG.error("the demo did not come to its end", e);
        boolean forPeople = e instanceof NotStartedException || e instanceof StackException;
        console.line(Colour.RED, "\n  Stopped: " + (forPeople ? e.getMessage() : e.toString()));
        showGatewayLog();
      }
      return NOT_STARTED;
    }
  }

  /** Tells of whatever is sent now, until Ctrl-C or the gateway's end. */
  private void stay(Stage stage, String payout) throws InterruptedException {
    Curl curl = new Curl(stage.gateway(), stage.keys());
    console.heading("Now you", "the gateway stays up until Ctrl-C; paste a line into a shell");
    console.line("\n" + curl.post());
    console.line("\n" + curl.get(payout));
    console.line("\n" + curl.history(payout));
    console.line("\n" + curl.health());
    Simulators simulators = stage.simulators();
    console.line(
        "\n" + curl.ledger(simulators.transfez().controlUrl(), simulators.transfez().apiKey()));
    console.line(
        "\n" + curl.ledger(simulators.easylink().controlUrl(), simulators.easylink().appSecret()));
    console.line(
        Colour.DIM,
        "\n  And the switch: take TransfeZ out, send a payout, see it wait, put EasyLink in.");
    console.line("\n" + curl.state(Provider.TRANSFEZ, ProviderState.SUSPENDED));
    console.line("\n" + curl.state(Provider.EASYLINK, ProviderState.ACTIVE) + "\n");
    Map<String, Instant> began = new HashMap<>();
    stage
        .rows()
        .follow(
            row -> console.row(row, began.computeIfAbsent(row.payout(), id -> begin(id, row))),
            row -> true,
            () -> !stage.gateway().isRunning(),
            FOR_EVER);
    if (!opened.isClosed()) {
      console.line(Colour.RED, "\n  The gateway has ended.");
      showGatewayLog();
    }
  }

  private Instant begin(String payout, Row first) {
    console.heading("Payout", payout);
    return first.at();
  }

  private void showGatewayLog() {
    console.line(Colour.DIM, "\n  The end of " + Gateway.log(options.data()) + ":");
    Gateway.tail(options.data()).forEach(line -> console.line(Colour.DIM, "    " + line));
  }
}
