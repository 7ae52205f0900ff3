package com.mexar.payout.sandbox.internal;

import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.Fault;
import com.mexar.payout.sandbox.FaultPlan;
import com.mexar.payout.sandbox.ReceivedRequest;
import com.mexar.payout.sandbox.Step;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Carries out calls: notes each in the ledger, puts the fault on it that is planned or that a magic
 * account forces, and lets callbacks go before the answer where they shall. Thread-safe.
 */
public final class CallServer {

  private final InstantSource clock;
  private final FaultPlan plan;
  private final Faults faults;
  private final CallbackTeller callbacks;
  private final LedgerBook ledger;
  private final Map<String, Integer> occurrences = new ConcurrentHashMap<>();

  public CallServer(
      InstantSource clock,
      FaultPlan plan,
      Faults faults,
      CallbackTeller callbacks,
      LedgerBook ledger) {
    this.clock = clock;
    this.plan = plan;
    this.faults = faults;
    this.callbacks = callbacks;
    this.ledger = ledger;
  }

  /** Serves one that was let in. */
  public void serve(SimRequest request, Call call, Consumer<Reply> replies) {
    Optional<Fault> fault = fault(call);
    note(request, call, fault);
    if (fault.isPresent()) {
      faults.run(fault.get(), call.action(), replies);
    } else {
      answer(call, replies);
    }
  }

  /** Answers one that was turned away at the door, without any fault. */
  public void refuse(SimRequest request, Call call, Consumer<Reply> replies) {
    note(request, call, Optional.empty());
    replies.accept(call.action().get());
  }

  private void note(SimRequest request, Call call, Optional<Fault> fault) {
    ledger.add(
        new ReceivedRequest(
            clock.instant(),
            call.step(),
            request.method(),
            request.uri().getPath(),
            call.reference(),
            fault));
  }

  private void answer(Call call, Consumer<Reply> replies) {
    Reply reply = call.action().get();
    if (call.step() == Step.CONFIRM && !call.reference().isEmpty()) {
      var unused =
          callbacks.beforeAnswer(call.reference()).thenAccept(delivered -> replies.accept(reply));
    } else {
      replies.accept(reply);
    }
  }

  private Optional<Fault> fault(Call call) {
    int occurrence =
        call.reference().isEmpty()
            ? 1
            : occurrences.merge(call.step() + " " + call.reference(), 1, Integer::sum);
    Optional<Fault> planned = plan.take(call.step(), call.reference(), occurrence);
    return planned.isPresent() ? planned : forced(call, occurrence);
  }

  private static Optional<Fault> forced(Call call, int occurrence) {
    if (call.magic().isPresent()
        && call.magic().get().behaviour() instanceof Behaviour.Breaks breaks
        && breaks.step() == call.step()
        && (breaks.always() || occurrence == 1)) {
      return Optional.of(breaks.fault());
    }
    return Optional.empty();
  }
}
