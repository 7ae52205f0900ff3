package com.mexar.payout.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a provider gave as its reason, made safe to show: bounded, printable, without markup, and
 * with every long run of digits hidden, since providers repeat account numbers in their texts.
 */
public record ProviderReason(@Nullable String code, @Nullable String text) {
  private static final int MAX_CODE = 40;
  private static final int MAX_TEXT = 200;
  private static final int MAX_RAW = 4_000;
  private static final Pattern MARKUP = Pattern.compile("<[^>]*>");
  private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{6,}");

  public ProviderReason {
    code = clean(code, MAX_CODE);
    text = clean(text, MAX_TEXT);
  }

  private static @Nullable String clean(@Nullable String raw, int max) {
    if (raw == null) {
      return null;
    }
    String bounded = raw.length() <= MAX_RAW ? raw : raw.substring(0, MAX_RAW);
    String plain = MARKUP.matcher(bounded).replaceAll(" ");
    StringBuilder text = new StringBuilder(Math.min(plain.length(), max));
    plain.codePoints().map(c -> Text.isPrintable(c) ? c : ' ').forEach(text::appendCodePoint);
    String shown =
        LONG_NUMBER.matcher(text.toString().strip().replaceAll(" {2,}", " ")).replaceAll("…");
    int end = Math.min(shown.length(), max);
    if (end > 0 && end < shown.length() && Character.isHighSurrogate(shown.charAt(end - 1))) {
      end--;
    }
    String cut = shown.substring(0, end).strip();
    return cut.isEmpty() ? null : cut;
  }
}
