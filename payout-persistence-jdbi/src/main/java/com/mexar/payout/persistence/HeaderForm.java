package com.mexar.payout.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Headers as a JSON object of arrays. Thread-safe. */
final class HeaderForm {
  private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

  private final ObjectMapper mapper = new ObjectMapper();

  String write(Map<String, List<String>> headers) {
    try {
      return mapper.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts can always be written", e);
    }
  }

  Map<String, List<String>> read(String json) {
    try {
      return mapper.readValue(json, HEADERS);
    } catch (JsonProcessingException e) {
      // the parser's message quotes what it read
      throw new IllegalStateException("stored headers cannot be read");
    }
  }
}
