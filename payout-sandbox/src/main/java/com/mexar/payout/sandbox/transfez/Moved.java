package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.internal.CallbackSender.Outgoing;
import com.mexar.payout.sandbox.internal.CallbackTeller;
import com.mexar.payout.sandbox.internal.CallbackTeller.Body;
import com.mexar.payout.sandbox.internal.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A transaction changed its state.
 *
 * @param declineWith the code that a test wants it to be declined with
 * @param told the callback's body
 */
record Moved(
    long id,
    String reference,
    State state,
    Optional<Behaviour> behaviour,
    OptionalInt declineWith,
    Optional<URI> callbackUrl,
    ObjectNode told)
    implements CallbackTeller.News {

  static Moved of(Transaction one, State told) {
    return new Moved(
        one.id(),
        one.draft().reference(),
        told,
        one.draft().magic().map(magic -> magic.behaviour()),
        one.declineWith(),
        one.draft().callbackUrl(),
        TransactionJson.callback(one, told));
  }

  @Override
  public boolean settles() {
    return state.settles();
  }

  @Override
  public Optional<Outgoing> callback(Body body) {
    String text =
        switch (body) {
          case TRUE -> Json.print(told);
          case LIE -> Json.print(lie());
          case GARBAGE -> CallbackTeller.NO_JSON;
          case WRONG_TYPES -> Json.print(Answers.wrongTypes(told));
        };
    return callbackUrl.map(to -> new Outgoing(to, reference, state.wire(), Map.of(), text));
  }

  private ObjectNode lie() {
    ObjectNode lie = told.deepCopy();
    lie.put("state", State.COMPLETED.wire());
    lie.put("state_id", Integer.toString(State.COMPLETED.id()));
    lie.remove(List.of("error_code", "error_message"));
    return lie;
  }
}
