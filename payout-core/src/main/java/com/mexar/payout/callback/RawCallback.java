package com.mexar.payout.callback;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A request as it arrived at a callback address, nothing interpreted. It may carry tokens and
 * personal data, so it never prints.
 *
 * @param path the raw path as sent, token included
 * @param query the raw query, empty where there was none
 * @param headers by lower-case name, values in their order
 * @param body the exact bytes, already bounded; not to be modified
 * @param remoteAddress of the peer, or of the client behind a trusted proxy
 */
@SuppressWarnings(
    "ArrayRecordComponent") // the exact bytes are the point; nobody compares two of these
public record RawCallback(
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    byte[] body,
    String remoteAddress) {
  private static final int LONGEST_HEADER = 8 << 10;

  public RawCallback {
    TreeMap<String, List<String>> byName = new TreeMap<>();
    headers.forEach(
        (name, values) ->
            byName.merge(
                name.toLowerCase(Locale.ROOT),
                List.copyOf(values),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
    headers = Collections.unmodifiableMap(byName);
  }

  /** The header's value where it was sent exactly once. */
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /**
   * The header's value.
   *
   * @throws CallbackRefusedException if it was not sent exactly once, or is longer than 8 KiB
   */
  public String requiredHeader(String name) throws CallbackRefusedException {
    return header(name)
        .filter(value -> value.length() <= LONGEST_HEADER)
        .orElseThrow(
            () -> new CallbackRefusedException("the header " + name + " is not there once"));
  }

  /** The last segment of the path. */
  public String lastPathSegment() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return "RawCallback[" + method + ", " + body.length + " bytes, redacted]";
  }
}
