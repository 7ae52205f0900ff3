package com.mexar.payout.app.http;

import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.InvalidValueException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the {@code Idempotency-Key} header: quoted as in draft-ietf-httpapi-idempotency-key-header,
 * or bare as most clients send it. Both forms of the same characters are the same key.
 */
final class KeyHeader {
  static final String NAME = "Idempotency-Key";

  /** A string of RFC 8941: a backslash escapes a quote or a backslash, and nothing else. */
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[\\x20-\\x7e&&[^\"\\\\]]|\\\\[\"\\\\])*+)\"");

  private KeyHeader() {}

  static IdempotencyKey of(HttpServletRequest request) {
    List<String> values = Collections.list(request.getHeaders(NAME));
    if (values.size() != 1) {
      throw Problems.idempotencyKey(
              values.isEmpty() ? "The header is missing." : "The header is given more than once.")
          .asException();
    }
    String value = values.get(0).strip();
    try {
      return new IdempotencyKey(value.startsWith("\"") ? unquoted(value) : value);
    } catch (InvalidValueException e) {
      throw Problems.idempotencyKey("The header must hold 1 to 255 printable ASCII characters.")
          .asException();
    }
  }

  private static String unquoted(String value) {
    Matcher quoted = QUOTED.matcher(value);
    return quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : "";
  }
}
