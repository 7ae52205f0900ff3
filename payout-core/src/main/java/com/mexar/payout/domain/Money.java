package com.mexar.payout.domain;

import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact amount: integer minor units and a currency, whose exponent is the one of ISO 4217 as the
 * JDK knows it. Zero or positive, at most {@value #MAX_INTEGER_DIGITS} digits before the point.
 *
 * <p>Scale and magnitude are bounded by the shape of the text, before any arithmetic. Nothing is
 * ever rounded.
 */
public record Money(Currency currency, long minorUnits) {
  public static final int MAX_INTEGER_DIGITS = 14;
  private static final int MAX_TEXT = 24;
  private static final Pattern DECIMAL =
      Pattern.compile("(0|[1-9][0-9]{0," + (MAX_INTEGER_DIGITS - 1) + "})(?:\\.([0-9]{1,4}))?");

  public Money {
    int exponent = exponent(currency);
    long bound = powerOfTen(MAX_INTEGER_DIGITS + exponent);
    Text.require(minorUnits >= 0, "amount", "must not be negative");
    Text.require(minorUnits < bound, "amount", "is too large");
  }

  /**
   * Reads a plain decimal in major units, such as {@code "10.50"}: no sign, no exponent, no blanks,
   * no leading zeros, no more decimals than the currency has.
   */
  public static Money parse(Currency currency, String decimal) {
    Text.require(decimal.length() <= MAX_TEXT, "amount", "is too long");
    Matcher parts = DECIMAL.matcher(decimal);
    Text.require(
        parts.matches(),
        "amount",
        "must be a plain decimal such as 10.50 with at most "
            + MAX_INTEGER_DIGITS
            + " digits before the point");
    int exponent = exponent(currency);
    String fraction = parts.group(2) == null ? "" : parts.group(2);
    Text.require(
        fraction.length() <= exponent,
        "amount",
        "has more decimals than " + currency.getCurrencyCode() + " has (" + exponent + ")");
    String digits = parts.group(1) + fraction + "0".repeat(exponent - fraction.length());
    return new Money(currency, Long.parseLong(digits));
  }

  /**
   * A currency by its upper-case ISO 4217 code; those without minor units (gold, tests) are
   * refused.
   */
  public static Currency currency(String code) {
    Text.require(code.length() == 3, "currency", "must be an upper-case ISO 4217 code");
    Currency currency;
    try {
      currency = Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException("currency is not known to ISO 4217");
    }
    exponent(currency);
    return currency;
  }

  public boolean isZero() {
    return minorUnits == 0;
  }

  /** The sum. Both must be of one currency. */
  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(currency, Math.addExact(minorUnits, other.minorUnits));
  }

  public boolean isMoreThan(Money other) {
    requireSameCurrency(other);
    return minorUnits > other.minorUnits;
  }

  public boolean isLessThan(Money other) {
    requireSameCurrency(other);
    return minorUnits < other.minorUnits;
  }

  /** Major units: no decimals for a whole amount, else all that the currency has. */
  public String toDecimal() {
    int exponent = exponent(currency);
    long unit = powerOfTen(exponent);
    long fraction = minorUnits % unit;
    String whole = Long.toString(minorUnits / unit);
    return fraction == 0 ? whole : whole + "." + leftPad(Long.toString(fraction), exponent);
  }

  @Override
  public String toString() {
    return currency.getCurrencyCode() + " " + toDecimal();
  }

  private void requireSameCurrency(Money other) {
    Text.require(currency.equals(other.currency), "amount", "is of another currency");
  }

  private static int exponent(Currency currency) {
    int exponent = currency.getDefaultFractionDigits();
    Text.require(exponent >= 0, "currency", "has no minor units");
    return exponent;
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power = Math.multiplyExact(power, 10L);
    }
    return power;
  }

  private static String leftPad(String digits, int length) {
    return "0".repeat(length - digits.length()) + digits;
  }
}
