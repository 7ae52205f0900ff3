package com.mexar.payout.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A whole answer of a server: status, headers and body, the body unpacked where it came as gzip.
 * Immutable; prints status and length, never headers or content.
 */
public final class HttpAnswer {
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /**
   * @param headers by name, whose case does not count
   */
  public HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    if (status < 100 || status > 999) {
      throw new IllegalArgumentException("status out of range: " + status);
    }
    this.status = status;
    TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    this.headers = Collections.unmodifiableMap(copy);
    this.body = body.clone();
  }

  public int status() {
    return status;
  }

  /** All headers; lookups do not mind the case of the name. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The content type as sent, parameters and all. */
  public Optional<String> contentType() {
    return header("Content-Type");
  }

  /** A copy of the body's bytes; empty where there was none. */
  public byte[] body() {
    return body.clone();
  }

  /** The body read as UTF-8, whatever the content type says; malformed bytes become U+FFFD. */
  public String bodyAsUtf8() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "HttpAnswer[" + status + ", " + body.length + " bytes]";
  }
}
