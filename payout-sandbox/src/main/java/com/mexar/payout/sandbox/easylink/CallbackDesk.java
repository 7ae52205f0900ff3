package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.internal.CallbackSender.Outgoing;
import com.mexar.payout.sandbox.internal.Json;
import java.net.URI;
import java.util.Optional;

/** Where callbacks go, and how they are signed; both may change. Thread-safe. */
final class CallbackDesk {

  private final Signatures signatures;
  private volatile Optional<URI> to;
  private volatile CallbackReading reading;

  CallbackDesk(Signatures signatures, Optional<URI> to, CallbackReading reading) {
    this.signatures = signatures;
    this.to = to;
    this.reading = reading;
  }

  void to(URI address) {
    to = Optional.of(address);
  }

  void reading(CallbackReading value) {
    reading = value;
  }

  Optional<Outgoing> signed(Moved moved, ObjectNode body) {
    return outgoing(moved, body, Json.print(body));
  }

  /**
   * @param signed what the signature covers, where it covers a body
   */
  Optional<Outgoing> outgoing(Moved moved, ObjectNode signed, String text) {
    return to.map(
        address ->
            new Outgoing(
                address,
                moved.reference(),
                Integer.toString(moved.state().code()),
                signatures.callback(reading, signed),
                text));
  }
}
