package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.internal.CallbackSender.Outgoing;
import com.mexar.payout.sandbox.internal.CallbackTeller;
import com.mexar.payout.sandbox.internal.CallbackTeller.Body;
import com.mexar.payout.sandbox.internal.Json;
import java.util.Optional;

/**
 * A transfer changed its state.
 *
 * @param told the callback's body
 */
record Moved(
    String reference,
    State state,
    Optional<Behaviour> behaviour,
    ObjectNode told,
    CallbackDesk desk)
    implements CallbackTeller.News {

  @Override
  public boolean settles() {
    return state.settles();
  }

  @Override
  public Optional<Outgoing> callback(Body body) {
    return switch (body) {
      case TRUE -> desk.signed(this, told);
      case LIE ->
          desk.signed(this, told.deepCopy().put("state", Integer.toString(State.COMPLETE.code())));
      case WRONG_TYPES -> desk.signed(this, Answers.wrongTypes(told));
      case GARBAGE -> desk.outgoing(this, Json.object(), CallbackTeller.NO_JSON);
    };
  }
}
