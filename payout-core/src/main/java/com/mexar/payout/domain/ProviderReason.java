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
  private static final Pattern MARKUP = Pattern.compile("<[^>]*(>|$)");
  private static final Pattern LONG_NUMBER = Pattern.compile("[0-9](?:[ .-]?[0-9]){5,}");

  public ProviderReason {
    code = bounded(plain(code), MAX_CODE);
    String shown = plain(text);
    text = bounded(shown == null ? null : LONG_NUMBER.matcher(shown).replaceAll("…"), MAX_TEXT);
  }

  private static @Nullable String plain(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    String read = raw.length() <= MAX_RAW ? raw : raw.substring(0, MAX_RAW);
    String unmarked = MARKUP.matcher(read).replaceAll(" ");
    StringBuilder text = new StringBuilder(unmarked.length());
    unmarked.codePoints().map(c -> Text.isPrintable(c) ? c : ' ').forEach(text::appendCodePoint);
    return text.toString().strip().replaceAll(" {2,}", " ");
  }

  private static @Nullable String bounded(@Nullable String text, int max) {
    if (text == null) {
      return null;
    }
    int end = Math.min(text.length(), max);
    if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    String cut = text.substring(0, end).strip();
    return cut.isEmpty() ? null : cut;
  }
}
