package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.internal.SimRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Checks the signatures of requests, and signs callbacks. Thread-safe. */
final class Signatures {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String UNESCAPED = "-_.";

  private final String appKey;
  private final SimulatorKeys keys;
  private final InstantSource clock;

  Signatures(String appKey, SimulatorKeys keys, InstantSource clock) {
    this.appKey = appKey;
    this.keys = keys;
    this.clock = clock;
  }

  boolean isGood(SimRequest request, ObjectNode body) {
    String nonce = request.header("x-easylink-nonce");
    String time = request.header("x-easylink-timestamp");
    if (!request.header("x-easylink-appkey").equals(appKey)
        || nonce.isEmpty()
        || !time.matches("\\d{1,15}")) {
      return false;
    }
    Instant signed = Instant.ofEpochMilli(Long.parseLong(time));
    if (Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
      return false;
    }
    try {
      Signature rsa = Signature.getInstance("SHA256withRSA");
      rsa.initVerify(keys.merchant().getPublic());
      rsa.update(text(nonce, time, body).getBytes(StandardCharsets.UTF_8));
      return rsa.verify(Base64.getDecoder().decode(request.header("x-easylink-sign")));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The headers of a callback, signed in this reading, under a nonce of its own. */
  Map<String, String> callback(CallbackReading reading, ObjectNode body) {
    String nonce = UUID.randomUUID().toString();
    String time = Long.toString(clock.millis());
    String text =
        switch (reading) {
          case HEADERS_AND_BODY -> text(nonce, time, body);
          case APP_KEY_AND_TIMESTAMP ->
              appKey + "X-EasyLink-AppKey=" + appKey + "&X-EasyLink-Timestamp=" + time + appKey;
        };
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-EasyLink-AppKey", appKey);
    headers.put("X-EasyLink-Nonce", nonce);
    headers.put("X-EasyLink-Timestamp", time);
    headers.put("X-EasyLink-Sign", signed(text));
    return headers;
  }

  private String signed(String text) {
    try {
      Signature rsa = Signature.getInstance("SHA256withRSA");
      rsa.initSign(keys.own().getPrivate());
      rsa.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(rsa.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA256withRSA", e);
    }
  }

  private String text(String nonce, String time, ObjectNode body) {
    TreeMap<String, String> pairs = new TreeMap<>();
    pairs.put("X-EasyLink-AppKey", appKey);
    pairs.put("X-EasyLink-Nonce", nonce);
    pairs.put("X-EasyLink-Timestamp", time);
    collect("", body, pairs);
    StringBuilder text = new StringBuilder(appKey);
    pairs.forEach((name, value) -> text.append(pair(name, value)).append('&'));
    text.setLength(text.length() - 1);
    return text + appKey;
  }

  private static void collect(String path, JsonNode object, Map<String, String> pairs) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
      JsonNode value = member.getValue();
      if (value.isObject()) {
        collect(name, value, pairs);
      } else {
        pairs.put(name, value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
      }
    }
  }

  private static String pair(String name, String value) {
    StringBuilder out = new StringBuilder(name).append('=');
    for (byte one : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0);
      if (plain) {
        out.append(c);
      } else if (c == ' ') {
        out.append('+');
      } else {
        out.append('%').append("%02X".formatted((int) c));
      }
    }
    return out.toString();
  }
}
