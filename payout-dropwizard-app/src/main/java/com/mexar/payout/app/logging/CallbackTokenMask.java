package com.mexar.payout.app.logging;

import java.util.regex.Pattern;

/**
 * Masks the tokens in callback addresses, which are secrets. The gateway logs none; this is for the
 * messages and exceptions of the libraries below it.
 */
final class CallbackTokenMask {
  static final String EXPRESSION = "(/callbacks/[a-z0-9-]+/)[^\\s\"\\)\\]\\}]+";
  static final String REPLACEMENT = "$1***";

  private static final Pattern TOKEN = Pattern.compile(EXPRESSION);

  private CallbackTokenMask() {}

  static String masked(String text) {
    return TOKEN.matcher(text).replaceAll(REPLACEMENT);
  }
}
