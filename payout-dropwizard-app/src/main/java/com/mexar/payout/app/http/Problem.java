package com.mexar.payout.app.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * An error as RFC 9457 has it, without its instance. Nothing in it repeats what a caller sent.
 *
 * @param kind the last part of the type {@code urn:mexar:problem:KIND}
 * @param extensions further members, in order; values that Jackson writes
 * @param headers of the answer
 */
record Problem(
    int status,
    String kind,
    String title,
    String detail,
    Map<String, Object> extensions,
    Map<String, String> headers) {

  Problem {
    extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    headers = Map.copyOf(headers);
  }

  static Problem of(int status, String kind, String title, String detail) {
    return new Problem(status, kind, title, detail, Map.of(), Map.of());
  }

  /** One that HTTP itself has a name for, such as {@code not-found}. */
  static Problem of(int status, String detail) {
    String title = HttpStatus.getMessage(status);
    return of(status, title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), title, detail);
  }

  Problem with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(extensions);
    more.put(member, value);
    return new Problem(status, kind, title, detail, more, headers);
  }

  Problem header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(status, kind, title, detail, extensions, more);
  }

  ProblemException asException() {
    return new ProblemException(this);
  }
}
