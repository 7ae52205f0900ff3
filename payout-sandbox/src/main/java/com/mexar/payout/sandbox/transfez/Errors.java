package com.mexar.payout.sandbox.transfez;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Validation errors as Rails prints them: field to messages. */
final class Errors {

  /** The field of messages that are about no single field. */
  static final String BASE = "base";

  private final Map<String, List<String>> byField = new LinkedHashMap<>();

  static Errors of(String field, String message) {
    Errors errors = new Errors();
    errors.add(field, message);
    return errors;
  }

  void add(String field, String message) {
    byField.computeIfAbsent(field, unused -> new ArrayList<>()).add(message);
  }

  boolean isEmpty() {
    return byField.isEmpty();
  }

  Map<String, List<String>> byField() {
    return byField;
  }
}
