package com.mexar.payout.domain;

import java.util.regex.Pattern;

/** Bounds and shapes of text, checked in one place. Stateless. */
final class Text {
  private static final Pattern ACCOUNT_NUMBER = Pattern.compile("[A-Za-z0-9+-]{1,64}");
  private static final Pattern INSTITUTION = Pattern.compile("[a-z0-9_-]{1,32}");

  /** Hangul fillers and the empty Braille pattern. */
  private static final String SHAPELESS = "\u115f\u1160\u3164\uffa0\u2800";

  private Text() {}

  static String accountNumber(String number) {
    return matching("account number", number, ACCOUNT_NUMBER, "must be 1 to 64 of A-Z a-z 0-9 + -");
  }

  static String institution(String what, String code) {
    return matching(what, code, INSTITUTION, "must be 1 to 32 of a-z 0-9 _ -");
  }

  /** Printable text of 1 to {@code max} code points, without surrounding blanks. */
  static String printable(String what, String value, int max) {
    int length = value.codePointCount(0, value.length());
    require(length >= 1 && length <= max, what, "must have 1 to " + max + " characters");
    require(
        !isBlank(value.codePointAt(0)) && !isBlank(value.codePointBefore(value.length())),
        what,
        "must not begin or end with a blank");
    require(
        value.codePoints().allMatch(Text::isPrintable),
        what,
        "has a character that is not allowed");
    return value;
  }

  static String matching(String what, String value, Pattern shape, String rule) {
    require(shape.matcher(value).matches(), what, rule);
    return value;
  }

  static void require(boolean condition, String what, String rule) {
    if (!condition) {
      throw new InvalidValueException(what + " " + rule);
    }
  }

  /** Also what only looks like one: no-break spaces, and letters that have no shape. */
  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || SHAPELESS.indexOf(codePoint) >= 0;
  }

  /**
   * Controls, lone surrogates, bidirectional overrides and unassigned code points can mislead a
   * reader.
   */
  static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
