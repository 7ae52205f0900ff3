package com.mexar.payout.sandbox.transfez;

import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.internal.Call;
import com.mexar.payout.sandbox.internal.CallServer;
import com.mexar.payout.sandbox.internal.Control;
import com.mexar.payout.sandbox.internal.Reply;
import com.mexar.payout.sandbox.internal.SimRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Serves requests: who asks, and what for. */
final class Api {

  static final long USER_ID = 7;
  static final long PARTNER_ID = 6;
  static final long BALANCE_ID = 1;
  static final String USER_EMAIL = "api@partner.example";

  private static final List<String> PREFIX = List.of("api", "v1");

  private final Supplier<String> apiKey;
  private final Router router;
  private final Control control;
  private final CallServer calls;

  Api(Supplier<String> apiKey, Router router, Control control, CallServer calls) {
    this.apiKey = apiKey;
    this.router = router;
    this.control = control;
    this.calls = calls;
  }

  void serve(SimRequest request, Consumer<Reply> replies) {
    List<String> path = request.path();
    boolean known =
        MessageDigest.isEqual(
            apiKey.get().getBytes(StandardCharsets.UTF_8),
            request.header("authorization").getBytes(StandardCharsets.UTF_8));
    if (known && path.get(0).equals("sandbox")) {
      replies.accept(control.serve(request, path.subList(1, path.size())));
    } else if (!known) {
      Call refusal = Call.plain(Step.OTHER, () -> Answers.refused(401, "Unauthorized"));
      calls.refuse(request, refusal, replies);
    } else if (path.size() <= PREFIX.size() || !path.subList(0, PREFIX.size()).equals(PREFIX)) {
      calls.refuse(request, Call.plain(Step.OTHER, Answers::notFound), replies);
    } else {
      Call call = router.route(request, path.subList(PREFIX.size(), path.size()));
      calls.serve(request, call, replies);
    }
  }
}
