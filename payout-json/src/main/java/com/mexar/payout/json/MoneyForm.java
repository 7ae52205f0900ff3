package com.mexar.payout.json;

import com.mexar.payout.domain.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Money as {@code {"currency": "IDR", "value": "1500000"}}, in major units. Stored so too: a
 * decimal keeps its meaning even if a currency's exponent changes in ISO 4217, minor units would
 * not.
 */
final class MoneyForm {

  private MoneyForm() {}

  static void write(JsonWriter json, Money money) {
    json.orNull("currency", money.currency().getCurrencyCode()).orNull("value", money.toDecimal());
  }

  static @Nullable Money read(ObjectReader json) {
    Currency currency = json.required("currency", Money::currency);
    // without a currency the shape alone can be judged, by one that takes every scale
    Money money =
        json.required(
            "value",
            v -> Money.parse(currency == null ? Currency.getInstance("CLF") : currency, v));
    json.refuseOthers();
    return currency == null ? null : money;
  }

  static @Nullable Money readMoreThanZero(ObjectReader json) {
    Money money = read(json);
    if (money != null && money.isZero()) {
      json.fault("value", "must be more than zero");
      return null;
    }
    return money;
  }
}
