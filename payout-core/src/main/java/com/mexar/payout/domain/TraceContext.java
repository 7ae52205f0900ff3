package com.mexar.payout.domain;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which distributed trace a payout belongs to, as W3C Trace Context (Recommendation, level 1) has
 * it: 32 hexadecimal digits of the trace, 16 of the span that caused the payout, and whether the
 * caller records the trace. Lower case; neither id is all zeros.
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {
  private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
  private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");

  /** Of version 00, and of a later version what version 00 would read of it. */
  private static final Pattern HEADER =
      Pattern.compile(
          "(?:00|(?!00|ff)[0-9a-f]{2}(?=-.{52}(?:-|$)))"
              + "-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  private static final int LONGEST_HEADER = 512;
  private static final HexFormat HEX = HexFormat.of();

  public TraceContext {
    Text.matching("trace id", traceId, TRACE_ID, "must be 32 lower-case hexadecimal digits");
    Text.matching("span id", spanId, SPAN_ID, "must be 16 lower-case hexadecimal digits");
  }

  /**
   * Reads a {@code traceparent} header. What is malformed counts as absent, as the Recommendation
   * has it.
   */
  public static Optional<TraceContext> parse(String header) {
    Matcher parts = HEADER.matcher(header.length() <= LONGEST_HEADER ? header : "");
    if (!parts.matches() || (header.startsWith("00") && parts.group(4) != null)) {
      return Optional.empty();
    }
    boolean valid =
        TRACE_ID.matcher(parts.group(1)).matches() && SPAN_ID.matcher(parts.group(2)).matches();
    boolean sampled = (HexFormat.fromHexDigits(parts.group(3)) & 1) == 1;
    return valid
        ? Optional.of(new TraceContext(parts.group(1), parts.group(2), sampled))
        : Optional.empty();
  }

  /**
   * The trace of a payout whose client named none. It is derived from the payout's id, so that it
   * need not be kept.
   */
  public static TraceContext of(PayoutId payout) {
    UUID id = payout.value();
    return new TraceContext(
        HEX.toHexDigits(id.getMostSignificantBits())
            + HEX.toHexDigits(id.getLeastSignificantBits()),
        HEX.toHexDigits(id.getLeastSignificantBits()),
        false);
  }

  /** The same trace with a span of its own, named by the random half of a time-ordered id. */
  public TraceContext child(UUID timeOrdered) {
    return new TraceContext(
        traceId, HEX.toHexDigits(timeOrdered.getLeastSignificantBits()), sampled);
  }

  /** As the value of a {@code traceparent} header. */
  public String header() {
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }

  @Override
  public String toString() {
    return header();
  }
}
