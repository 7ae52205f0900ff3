package com.mexar.payout.sandbox.internal;

import com.mexar.payout.sandbox.Fault;
import com.mexar.payout.sandbox.SandboxTimer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts a fault on a call. Thread-safe. */
public final class Faults {

  private static final int HUGE = 32 << 20;

  private final SandboxTimer timer;
  private final Duration slowness;
  private final Bodies bodies;

  public Faults(SandboxTimer timer, Duration slowness, Bodies bodies) {
    this.timer = timer;
    this.slowness = slowness;
    this.bodies = bodies;
  }

  /** Executes the call when and if the fault says so, and gives the faulty reply. */
  public void run(Fault fault, Supplier<Reply.Full> call, Consumer<Reply> replies) {
    switch (fault.execution()) {
      case LATE -> timer.after(slowness, () -> replies.accept(call.get()));
      case NONE -> replies.accept(instead(fault));
      case AT_ONCE -> {
        Reply spoiled = spoil(fault, call.get());
        if (fault == Fault.SLOW) {
          timer.after(slowness, () -> replies.accept(spoiled));
        } else {
          replies.accept(spoiled);
        }
      }
    }
  }

  private Reply instead(Fault fault) {
    return switch (fault) {
      case CUT_BEFORE -> new Reply.Cut();
      case HANG_BEFORE -> new Reply.Silence();
      case ERROR_500_BEFORE -> bodies.error(500);
      case HTML_502_BEFORE -> Reply.Full.html(502, "Bad Gateway");
      case NOT_FOUND -> bodies.error(404);
      case GATEWAY_404_HTML -> Reply.Full.html(404, "Not Found");
      case UNAUTHORIZED -> bodies.error(401);
      case TOO_MANY_REQUESTS -> bodies.error(429);
      case REDIRECT -> new Reply.Full(302, Map.of("Location", "http://127.0.0.1:9/elsewhere"), "");
      default -> throw new IllegalArgumentException(fault + " answers after execution");
    };
  }

  private Reply spoil(Fault fault, Reply.Full answer) {
    return switch (fault) {
      case SLOW -> answer;
      case CUT_AFTER -> new Reply.Cut();
      case HANG_AFTER -> new Reply.Silence();
      case TRUNCATED_AFTER -> new Reply.CutWithin(answer);
      case ERROR_500_AFTER -> bodies.error(500);
      case HTML_502_AFTER -> Reply.Full.html(502, "Bad Gateway");
      case GARBAGE_AFTER -> Reply.Full.json(200, "{\"status\":200,\"data\":{\u0000\"id");
      case NO_DATA_AFTER -> bodies.withoutData();
      case WRONG_TYPES_AFTER -> bodies.wrongTypes(answer);
      case HUGE_AFTER -> Reply.Full.json(200, " ".repeat(HUGE));
      default -> throw new IllegalArgumentException(fault + " answers without execution");
    };
  }
}
