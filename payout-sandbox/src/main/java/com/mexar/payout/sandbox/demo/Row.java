package com.mexar.payout.sandbox.demo;

import java.time.Instant;

/**
 * One line of a timeline: something that was seen.
 *
 * @param at when it happened
 * @param payout whose story it belongs to: the payout's id
 * @param step in one word
 * @param from who did it
 * @param to to whom, empty where it concerns nobody else
 * @param what in full
 * @param brief in a word or two, for a narrow column; empty where it is not worth a place there
 */
record Row(
    Instant at,
    String payout,
    String step,
    String from,
    String to,
    String what,
    String brief,
    Colour colour) {

  static final String CLIENT = "client";
  static final String GATEWAY = "gateway";
  static final String KAFKA = "Kafka";
  static final String READER = "reader";
  static final String INQUIRY = "inquiry";
  static final String CALLBACK = "callback";

  boolean concerns(Provider provider) {
    return from.equals(provider.label()) || to.equals(provider.label());
  }
}
