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
 */
record Row(
    Instant at, String payout, String step, String from, String to, String what, Colour colour) {

  static final String CLIENT = "client";
  static final String GATEWAY = "gateway";
  static final String KAFKA = "Kafka";
  static final String READER = "reader";
}
