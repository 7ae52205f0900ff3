package com.mexar.payout.json;

import com.mexar.payout.domain.Transition;

/** Writes an entry of a payout's history as the API answers it. Deterministic; thread-safe. */
public final class TransitionWriter {

  public String write(Transition transition) {
    return JsonWriter.object(
        json ->
            json.number("sequence", transition.sequence())
                .orNull("from", transition.from())
                .orNull("to", transition.to())
                .orNull("cause", transition.cause().word())
                .orNull("evidence", transition.evidence())
                .orNull("actor", transition.actor())
                .orNull("reason", transition.reason(), Forms::reason)
                .orNull("at", Times.millis(transition.at()))
                .numberOrNull("attempt", transition.attempt()));
  }
}
