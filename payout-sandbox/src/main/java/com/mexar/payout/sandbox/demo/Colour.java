package com.mexar.payout.sandbox.demo;

/** The few colours of the demo, as ANSI codes. */
enum Colour {
  PLAIN("0"),
  BOLD("1"),
  DIM("2"),
  GREEN("32"),
  YELLOW("33"),
  RED("31");

  private final String code;

  Colour(String code) {
    this.code = code;
  }

  String on(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
