package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Texts that all implementations of the signature encode alike. Two characters are encoded
 * differently from language to language, and which way the provider has it is not known: a transfer
 * that carries one could be refused for its signature.
 */
final class Signable {
  private Signable() {}

  static boolean is(String text) {
    return text.indexOf('*') < 0 && text.indexOf('~') < 0;
  }

  /** Whether all texts of the object, nested ones too, are such. */
  static boolean isAll(ObjectNode object) {
    for (JsonNode value : object) {
      boolean fine =
          value instanceof ObjectNode inner
              ? isAll(inner)
              : !value.isTextual() || is(value.textValue());
      if (!fine) {
        return false;
      }
    }
    return true;
  }

  /** For text that is only shown. */
  static String cleaned(String text) {
    return text.replace('*', ' ').replace('~', ' ');
  }
}
