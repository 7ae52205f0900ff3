package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text that a signature covers: headers and the members of the body, nested ones by their
 * dotted names, sorted, as {@code name=value} with the value encoded as in forms, joined by
 * ampersands, the app key before and after (API signature specification, doc-5864588; the dots and
 * the frame as three public integrations have them).
 */
final class SignedText {
  private SignedText() {}

  static String of(String appKey, Map<String, String> headers, ObjectNode body) {
    TreeMap<String, String> all = new TreeMap<>(headers);
    flatten("", body, all);
    return framed(
        appKey,
        all.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&")));
  }

  static String framed(String appKey, String text) {
    return appKey + text + appKey;
  }

  private static void flatten(String prefix, ObjectNode object, Map<String, String> all) {
    object
        .properties()
        .forEach(
            member -> {
              String name = prefix + member.getKey();
              if (member.getValue() instanceof ObjectNode inner) {
                flatten(name + ".", inner, all);
              } else {
                all.put(name, text(member.getValue()));
              }
            });
  }

  private static String text(JsonNode value) {
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }

  /** As PHP's {@code urlencode}, which Java's encoder differs from in the asterisk alone. */
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("*", "%2A");
  }
}
