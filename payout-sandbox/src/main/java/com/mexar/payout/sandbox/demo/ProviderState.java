package com.mexar.payout.sandbox.demo;

/** What an operator lets a provider do, and how a lane shows that. */
enum ProviderState {
  /** Takes new payouts. */
  ACTIVE("┃", Colour.GREEN),
  /** Takes nothing new; what it has begun is completed. */
  DRAINING("╎", Colour.YELLOW),
  /** Takes no step at all; what it has executed is followed. */
  SUSPENDED("·", Colour.RED);

  private final String line;
  private final Colour colour;

  ProviderState(String line, Colour colour) {
    this.line = line;
    this.colour = colour;
  }

  /** One character of a lane. */
  String line() {
    return line;
  }

  Colour colour() {
    return colour;
  }
}
