package com.mexar.payout.testkit.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The members of an answer that have a plain value: of a JSON object {@code "name":value}, of a
 * form or lines {@code name=value}.
 */
final class Members {
  private static final List<String> ODD =
      List.of("null", "true", "[]", "{}", "-1", "1e999999999", "\"\"", "\"x\"");
  private static final Pattern JSON =
      Pattern.compile("\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|true|false|null)");
  private static final Pattern PLAIN = Pattern.compile("(?m)(?<=^|&)[A-Za-z0-9_.-]+=([^&\\r\\n]*)");

  private static final Pattern JSON_NAME = Pattern.compile("\"([A-Za-z0-9_.-]+)\"\\s*:");
  private static final Pattern PLAIN_NAME =
      Pattern.compile("(?m)(?<=^|&)([A-Za-z0-9_.-]+)=[^&\\r\\n]*");

  private Members() {}

  /** The answer with every plain value turned into a list. */
  static String allOfAnotherType(HttpBytes answer) {
    return form(answer.text())
        .matcher(answer.text())
        .replaceAll(
            member ->
                Matcher.quoteReplacement(
                        member.group().substring(0, member.start(1) - member.start()))
                    + "[[1]]");
  }

  /** Answers from which one member is missing: it has another name. */
  static List<Changed> eachWithout(HttpBytes answer) {
    List<Changed> all = new ArrayList<>();
    String text = answer.text();
    Matcher names = (isJson(text) ? JSON_NAME : PLAIN_NAME).matcher(text);
    while (names.find()) {
      String without = text.substring(0, names.start(1)) + "no-" + text.substring(names.start(1));
      all.add(new Changed("without " + names.group(1), answer.with(without)));
    }
    return all;
  }

  /** Answers in which one member has another value, one for each member and each odd value. */
  static List<Changed> eachChanged(HttpBytes answer) {
    List<Changed> all = new ArrayList<>();
    String text = answer.text();
    for (Place place : places(text)) {
      for (String value : ODD) {
        all.add(
            new Changed(
                text.substring(Math.max(0, place.start - 30), place.end) + " -> " + value,
                answer.with(place.replaced(text, value))));
      }
    }
    return all;
  }

  /** Answers in which one member has a word or number that no list has. */
  static List<Changed> eachUnheardOf(HttpBytes answer) {
    List<Changed> all = new ArrayList<>();
    String text = answer.text();
    for (Place place : places(text)) {
      String before = text.substring(place.start, place.end);
      String value = before.matches("-?[0-9]+") ? "8642097" : "unheard-of";
      all.add(
          new Changed(
              before + " -> " + value,
              answer.with(
                  place.replaced(text, before.startsWith("\"") ? "\"" + value + "\"" : value))));
    }
    return all;
  }

  /** An answer and where it was changed. */
  record Changed(String where, HttpBytes answer) {}

  private static Pattern form(String text) {
    return isJson(text) ? JSON : PLAIN;
  }

  private static boolean isJson(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  private static List<Place> places(String text) {
    Matcher matcher = form(text).matcher(text);
    List<Place> all = new ArrayList<>();
    while (matcher.find()) {
      all.add(new Place(matcher.start(1), matcher.end(1)));
    }
    return all;
  }

  private record Place(int start, int end) {
    String replaced(String text, String value) {
      return text.substring(0, start) + value + text.substring(end);
    }
  }
}
