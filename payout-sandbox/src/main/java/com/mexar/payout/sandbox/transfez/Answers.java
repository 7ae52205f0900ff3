package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.internal.Bodies;
import com.mexar.payout.sandbox.internal.Json;
import com.mexar.payout.sandbox.internal.Reply;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The envelope: {@code status} repeats the HTTP status; {@code data} or {@code message}. */
final class Answers implements Bodies {

  private static final Map<Integer, String> MESSAGES =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          404, "Not Found",
          429, "Too Many Requests");

  static Full data(JsonNode data) {
    ObjectNode envelope = Json.object().put("status", 200);
    envelope.set("data", data);
    return ok(envelope);
  }

  static Full ok(ObjectNode envelope) {
    return Full.json(200, Json.print(envelope));
  }

  /** One page of a list, with the headers of the older documentation. */
  static Full page(List<? extends JsonNode> data, Paging paging, int total) {
    int pages = (total + paging.perPage() - 1) / paging.perPage();
    ObjectNode envelope =
        Json.object()
            .put("status", 200)
            .put("page", paging.page())
            .put("per_page", paging.perPage())
            .put("total_page", pages);
    ArrayNode items = envelope.putArray("data");
    data.forEach(items::add);
    Full answer = ok(envelope);
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put("X-Total", Integer.toString(total));
    headers.put("X-Total-Pages", Integer.toString(pages));
    headers.put("X-Per-Page", Integer.toString(paging.perPage()));
    headers.put("X-Page", Integer.toString(paging.page()));
    return new Full(200, headers, answer.body());
  }

  static Full refused(int status, String message) {
    return Full.json(
        status, Json.print(Json.object().put("status", status).put("message", message)));
  }

  static Full unprocessable(Errors errors) {
    ObjectNode envelope = Json.object().put("status", 422);
    envelope.set("message", Json.MAPPER.valueToTree(errors.byField()));
    return Full.json(422, Json.print(envelope));
  }

  static Full notFound() {
    return refused(404, "Not Found");
  }

  @Override
  public Full error(int status) {
    if (status == 500) {
      ObjectNode body = Json.object().put("status", 500).put("error", "internal server error");
      return Full.json(500, Json.print(body));
    }
    return refused(status, MESSAGES.getOrDefault(status, "Error"));
  }

  @Override
  public Full withoutData() {
    return ok(Json.object().put("status", 200));
  }

  @Override
  public Full wrongTypes(Reply.Full answer) {
    return Json.parse(answer.body())
        .map(body -> Full.json(answer.status(), Json.print(wrongTypes(body))))
        .orElse(answer);
  }

  static ObjectNode wrongTypes(ObjectNode envelope) {
    ObjectNode wrong = envelope.deepCopy();
    if (wrong.path("data") instanceof ObjectNode data) {
      wrong.set("data", wrongTypes(data));
      return wrong.put("status", "two hundred");
    }
    if (wrong.path("data").isArray()) {
      wrong.putObject("data");
      return wrong.put("status", "two hundred");
    }
    wrong.putObject("id").put("value", 1);
    wrong.putArray("state").add(2);
    wrong.put("state_id", true);
    wrong.put("amount", "a lot");
    wrong.put("fee", false);
    wrong.put("reference_id", 1);
    wrong.put("beneficiary", "somebody");
    return wrong;
  }
}
