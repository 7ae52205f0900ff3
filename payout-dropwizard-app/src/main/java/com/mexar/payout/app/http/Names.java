package com.mexar.payout.app.http;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import java.util.UUID;
import java.util.function.Function;

/** What stands in the path of a request. What has no such shape names nothing. Stateless. */
final class Names {
  private Names() {}

  static PayoutId payout(String text) {
    return named(text, PayoutId::parse, "There is no such payout.");
  }

  static ProviderName provider(String text) {
    return named(text, ProviderName::new, "There is no such provider.");
  }

  static UUID id(String text, String otherwise) {
    return named(text, value -> PayoutId.parse(value).value(), otherwise);
  }

  private static <T> T named(String text, Function<String, T> parser, String otherwise) {
    try {
      return parser.apply(text);
    } catch (InvalidValueException e) {
      throw Problems.notFound(otherwise).asException();
    }
  }
}
