package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text to sign as the vectors have it, by other means than the simulator's. */
final class SignedByHand {

  private SignedByHand() {}

  static String text(String appKey, String nonce, String time, ObjectNode body) {
    Map<String, String> all = new TreeMap<>();
    all.put("X-EasyLink-AppKey", appKey);
    all.put("X-EasyLink-Nonce", nonce);
    all.put("X-EasyLink-Timestamp", time);
    body.properties()
        .forEach(
            member -> {
              if (member.getValue().isObject()) {
                member
                    .getValue()
                    .properties()
                    .forEach(
                        inner ->
                            all.put(
                                member.getKey() + "." + inner.getKey(), inner.getValue().asText()));
              } else {
                all.put(member.getKey(), member.getValue().asText());
              }
            });
    return all.entrySet().stream()
        .map(
            one ->
                one.getKey()
                    + "="
                    + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8).replace("*", "%2A"))
        .collect(Collectors.joining("&", appKey, appKey));
  }
}
