package com.mexar.payout.sandbox.internal;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One request, wholly read.
 *
 * @param path the decoded segments, so that a slash within one stays within it
 * @param headers the first value of each, names in lower case
 */
public record SimRequest(
    String method, URI uri, List<String> path, Map<String, String> headers, String body) {

  static SimRequest of(String method, URI uri, Map<String, String> headers, String body) {
    List<String> segments =
        Stream.of(uri.getRawPath().split("/", -1)).skip(1).map(SimRequest::decode).toList();
    return new SimRequest(method, uri, segments, headers, body);
  }

  /** A header's first value, empty when absent. */
  public String header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, "");
  }

  /** The query's parameters; of a repeated one the last. */
  public Map<String, String> query() {
    Map<String, String> parameters = new HashMap<>();
    String raw = uri.getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noEscape) {
      return raw;
    }
  }
}
