package com.mexar.payout.app.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One operation of the document.
 *
 * @param method in upper case
 * @param pointer where it stands
 */
public record Operation(String method, String path, String pointer, JsonNode node) {

  static Operation of(String path, String method, JsonNode node) {
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        "/paths" + ApiDocument.token(path) + ApiDocument.token(method),
        node);
  }

  public String id() {
    return node.path("operationId").asText();
  }

  /** Method and path, as a route is written. */
  public String route() {
    return method + " " + path;
  }

  boolean matches(String address) {
    String shape = path.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/]+");
    return Pattern.matches(shape, address);
  }

  int variables() {
    return path.length() - path.replace("{", "").length();
  }

  ApiDocument.Place responses() {
    return ApiDocument.INSTANCE.at(pointer + "/responses");
  }

  /** The status of its success; of several the least. */
  int success() {
    int least = 600;
    for (var names = responses().node().fieldNames(); names.hasNext(); ) {
      String status = names.next();
      if (status.matches("2[0-9]{2}")) {
        least = Math.min(least, Integer.parseInt(status));
      }
    }
    return least;
  }

  @Override
  public String toString() {
    return id();
  }
}
