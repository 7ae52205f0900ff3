package com.mexar.payout.sandbox.transfez;

import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.Fault;
import com.mexar.payout.sandbox.FaultPlan;
import com.mexar.payout.sandbox.ReceivedRequest;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.internal.Faults;
import com.mexar.payout.sandbox.internal.LedgerBook;
import com.mexar.payout.sandbox.internal.Reply;
import com.mexar.payout.sandbox.internal.SimRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Serves requests: who asks, what for, with which fault. */
final class Api {

  static final long USER_ID = 7;
  static final long PARTNER_ID = 6;
  static final long BALANCE_ID = 1;
  static final String USER_EMAIL = "api@partner.example";

  private static final List<String> PREFIX = List.of("api", "v1");

  private final byte[] apiKey;
  private final InstantSource clock;
  private final Router router;
  private final Control control;
  private final Callbacks callbacks;
  private final FaultPlan plan;
  private final Faults faults;
  private final LedgerBook ledger;
  private final Map<String, Integer> occurrences = new ConcurrentHashMap<>();

  Api(
      String apiKey,
      InstantSource clock,
      Router router,
      Control control,
      Callbacks callbacks,
      FaultPlan plan,
      Faults faults,
      LedgerBook ledger) {
    this.apiKey = apiKey.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
    this.router = router;
    this.control = control;
    this.callbacks = callbacks;
    this.plan = plan;
    this.faults = faults;
    this.ledger = ledger;
  }

  void serve(SimRequest request, Consumer<Reply> replies) {
    List<String> path = request.path();
    boolean known =
        MessageDigest.isEqual(
            apiKey, request.header("authorization").getBytes(StandardCharsets.UTF_8));
    if (known && path.get(0).equals("sandbox")) {
      replies.accept(control.serve(request, path.subList(1, path.size())));
      return;
    }
    boolean ours = path.size() > PREFIX.size() && path.subList(0, PREFIX.size()).equals(PREFIX);
    Call call =
        known && ours
            ? router.route(request, path.subList(PREFIX.size(), path.size()))
            : Call.plain(
                Step.OTHER,
                () -> known ? Answers.notFound() : Answers.refused(401, "Unauthorized"));
    Optional<Fault> fault = known && ours ? fault(call) : Optional.empty();
    ledger.add(
        new ReceivedRequest(
            clock.instant(),
            call.step(),
            request.method(),
            request.uri().getPath(),
            call.reference(),
            fault));
    if (fault.isPresent()) {
      faults.run(fault.get(), call.action(), replies);
    } else {
      answer(call, replies);
    }
  }

  private void answer(Call call, Consumer<Reply> replies) {
    Reply reply = call.action().get();
    if (call.step() == Step.CONFIRM && call.id().isPresent()) {
      var unused =
          callbacks
              .beforeAnswer(call.id().getAsLong())
              .thenAccept(delivered -> replies.accept(reply));
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
