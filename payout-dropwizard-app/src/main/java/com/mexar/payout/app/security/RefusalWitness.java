package com.mexar.payout.app.security;

/** Is told of callbacks that are not taken. Must not block; thread-safe. */
public interface RefusalWitness {

  /** One that is within the rate of its place. */
  void refused(RefusedCallback callback);

  /** One that is beyond it. */
  void tooMany(RefusedCallback callback);
}
