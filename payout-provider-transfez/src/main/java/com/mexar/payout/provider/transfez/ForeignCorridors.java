package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.provider.Corridor;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The countries abroad that an operator declares, since no source lists the provider's: {@code
 * US:USD:30-25000}, with commas between; a number of decimals may follow, where the provider's
 * {@code precision} is below that of the currency.
 */
final class ForeignCorridors {
  private static final Pattern ENTRY =
      Pattern.compile("([A-Z]{2}):([A-Z]{3}):([0-9.]{1,20})-([0-9.]{1,20})(?::([0-4]))?");

  private ForeignCorridors() {}

  /**
   * @throws InvalidValueException if an entry is no such
   */
  static List<Corridor> parse(String value) {
    List<Corridor> corridors = new ArrayList<>();
    Set<String> ways = new HashSet<>();
    for (String entry : value.split(",", -1)) {
      Matcher parts = ENTRY.matcher(entry.strip());
      if (!parts.matches() || !ways.add(parts.group(1) + parts.group(2))) {
        throw new InvalidValueException(
            "must be entries such as US:USD:30-25000 with commas between, each way once");
      }
      corridors.add(corridor(parts));
    }
    return corridors;
  }

  private static Corridor corridor(Matcher parts) {
    CountryCode country = new CountryCode(parts.group(1));
    if (country.equals(TransfezOptions.INDONESIA)) {
      throw new InvalidValueException("must not name Indonesia, which is at home");
    }
    Currency currency = Money.currency(parts.group(2));
    Money minimum = Money.parse(currency, parts.group(3));
    Money maximum = Money.parse(currency, parts.group(4));
    if (minimum.isZero() || minimum.isMoreThan(maximum)) {
      throw new InvalidValueException("must have minimums above zero and not above their maximums");
    }
    return new Corridor(country, PayoutMethod.BANK, minimum, maximum, step(currency, parts), true);
  }

  private static Money step(Currency currency, Matcher parts) {
    String decimals = parts.group(5);
    int most = currency.getDefaultFractionDigits();
    int precision = decimals == null ? most : Math.min(Integer.parseInt(decimals), most);
    long minor = 1;
    for (int i = precision; i < most; i++) {
      minor *= 10;
    }
    return new Money(currency, minor);
  }
}
