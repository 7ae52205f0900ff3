package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.internal.Call;
import com.mexar.payout.sandbox.internal.CallServer;
import com.mexar.payout.sandbox.internal.Control;
import com.mexar.payout.sandbox.internal.Json;
import com.mexar.payout.sandbox.internal.Reply;
import com.mexar.payout.sandbox.internal.Reply.Full;
import com.mexar.payout.sandbox.internal.SimRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Serves requests: by whom and with which signature, and what for. */
final class Api {

  private static final int BAD_SIGNATURE = 581000001;
  private static final int BAD_ADDRESS = 581000002;

  private final String controlKey;
  private final AccessTokens tokens;
  private final Signatures signatures;
  private final Router router;
  private final Control control;
  private final CallServer calls;
  private volatile boolean addressRefused;

  Api(
      String controlKey,
      AccessTokens tokens,
      Signatures signatures,
      Router router,
      Control control,
      CallServer calls) {
    this.controlKey = controlKey;
    this.tokens = tokens;
    this.signatures = signatures;
    this.router = router;
    this.control = control;
    this.calls = calls;
  }

  /** Whether callers are taken to come from an address that nobody registered. */
  void refuseAddress(boolean value) {
    addressRefused = value;
  }

  void serve(SimRequest request, Consumer<Reply> replies) {
    List<String> path = request.path();
    String name = String.join("/", path);
    ObjectNode body = Json.parse(request.body()).orElseGet(Json::object);
    if (path.get(0).equals("sandbox")) {
      replies.accept(
          request.header("authorization").equals(controlKey)
              ? control.serve(request, path.subList(1, path.size()))
              : Answers.gateway(401, "Unauthorized"));
    } else if (!request.method().equals("POST")) {
      refuse(request, () -> Answers.gateway(405, "only POST"), replies);
    } else if (name.equals("get-access-token")) {
      calls.serve(request, Call.plain(Step.TOKEN, () -> tokens.issue(body)), replies);
    } else if (!tokens.isGood(request.header("authorization"))) {
      refuse(request, () -> Answers.gateway(401, "failed to verify jwt"), replies);
    } else if (addressRefused) {
      refuse(request, () -> Answers.refused(BAD_ADDRESS, "ip is not allowed"), replies);
    } else if (!signatures.isGood(request, body)) {
      refuse(request, () -> Answers.refused(BAD_SIGNATURE, "signature verify error"), replies);
    } else {
      calls.serve(request, router.route(name, body), replies);
    }
  }

  private void refuse(SimRequest request, Supplier<Full> answer, Consumer<Reply> replies) {
    calls.refuse(request, Call.plain(Step.OTHER, answer), replies);
  }
}
