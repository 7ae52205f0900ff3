package com.mexar.payout.app.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.openapi.ApiDocument.Place;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds every answer that a test gets for a documented route against the document. Stateless. */
public final class AnswerCheck {
  private static final ApiDocument DOCUMENT = ApiDocument.INSTANCE;

  private AnswerCheck() {}

  /**
   * @throws AssertionError where status, type, headers, body or kind of problem are not described
   */
  public static void check(HttpRequest request, HttpResponse<String> answer) {
    DOCUMENT
        .operation(request.method(), request.uri().getRawPath())
        .ifPresent(operation -> check(operation, answer));
  }

  private static void check(Operation operation, HttpResponse<String> answer) {
    int status = answer.statusCode();
    Place responses = operation.responses();
    String described =
        List.of(Integer.toString(status), status / 100 + "XX").stream()
            .filter(responses.node()::has)
            .findFirst()
            .orElse("default");
    demand(status >= 400 || !described.equals("default"), operation, answer, "no such status");
    Place response = responses.child(described);
    for (Place header : response.child("headers").children()) {
      String name = header.pointer().substring(header.pointer().lastIndexOf('/') + 1);
      demand(
          !header.node().path("required").asBoolean()
              || answer.headers().firstValue(name).isPresent(),
          operation,
          answer,
          "no header " + name);
    }
    if (response.node().has("content")) {
      body(operation, response.child("content"), answer, !described.equals("default"));
    }
  }

  private static void body(
      Operation operation, Place content, HttpResponse<String> answer, boolean kindsAreClosed) {
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    demand(content.node().has(type), operation, answer, "no such type: " + type);
    Place media = content.child(type);
    List<String> faults = DOCUMENT.faults(media.pointer() + "/schema", answer.body());
    demand(faults.isEmpty(), operation, answer, faults.toString());
    if (type.equals("application/problem+json") && kindsAreClosed) {
      String kind = answer.body().replaceAll("(?s).*\"type\":\"([^\"]*)\".*", "$1");
      demand(kinds(media).contains(kind), operation, answer, "no such kind");
    }
  }

  /** The types of the problems that stand as examples. */
  static Set<String> kinds(Place media) {
    return media.child("examples").children().stream()
        .map(Place::node)
        .map(example -> example.path("value").path("type"))
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static void demand(
      boolean holds, Operation operation, HttpResponse<String> answer, String otherwise) {
    if (!holds) {
      throw new AssertionError(
          operation.route()
              + " is not described as answered: "
              + otherwise
              + ": "
              + answer.statusCode()
              + " "
              + answer.body());
    }
  }
}
