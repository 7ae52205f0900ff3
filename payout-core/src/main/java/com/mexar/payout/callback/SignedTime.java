package com.mexar.payout.callback;

import java.time.Instant;

/** Times as senders write them next to what they sign. Any instant until the year 2286. */
public final class SignedTime {
  private SignedTime() {}

  /**
   * @throws CallbackRefusedException if it is not 1 to 10 digits
   */
  public static Instant ofUnixSeconds(String text) throws CallbackRefusedException {
    return Instant.ofEpochSecond(digits(text, 10));
  }

  /**
   * @throws CallbackRefusedException if it is not 1 to 13 digits
   */
  public static Instant ofUnixMillis(String text) throws CallbackRefusedException {
    return Instant.ofEpochMilli(digits(text, 13));
  }

  private static long digits(String text, int most) throws CallbackRefusedException {
    boolean plain = text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (text.isEmpty() || text.length() > most || !plain) {
      throw new CallbackRefusedException("the time of the signature is not a number of its form");
    }
    return Long.parseLong(text);
  }
}
