package com.mexar.payout.store;

import com.mexar.payout.domain.InvalidValueException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which event on which channel. As text the two are joined by an at sign, such as {@code kafka@17}.
 *
 * @param position of the event in the log
 */
public record DeliveryId(String channel, long position) {
  private static final Pattern FORM = Pattern.compile("([a-z0-9:._-]{1,100})@([0-9]{1,18})");

  /**
   * @throws InvalidValueException if the text has another form
   */
  public static DeliveryId parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new InvalidValueException("must be the id of a delivery, such as kafka@17");
    }
    return new DeliveryId(parts.group(1), Long.parseLong(parts.group(2)));
  }

  @Override
  public String toString() {
    return channel + "@" + position;
  }
}
