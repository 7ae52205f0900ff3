package com.mexar.payout.app.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes problems as {@code application/problem+json}. Thread-safe. */
final class ProblemJson {
  static final String MEDIA_TYPE = "application/problem+json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private ProblemJson() {}

  static byte[] write(Problem problem, String requestId) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "urn:mexar:problem:" + problem.kind());
    members.put("title", problem.title());
    members.put("status", problem.status());
    members.put("detail", problem.detail());
    members.put("instance", "urn:mexar:request:" + requestId);
    problem.extensions().forEach(members::putIfAbsent);
    try {
      return JSON.writeValueAsBytes(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and flags can always be written", e);
    }
  }
}
