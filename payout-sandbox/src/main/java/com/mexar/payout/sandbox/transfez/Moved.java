package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Behaviour;
import java.net.URI;
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
    ObjectNode told) {

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
}
