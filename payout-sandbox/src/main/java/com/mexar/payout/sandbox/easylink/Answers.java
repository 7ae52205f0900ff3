package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.internal.Bodies;
import com.mexar.payout.sandbox.internal.Json;
import com.mexar.payout.sandbox.internal.Reply;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.util.List;

/** The envelope: HTTP 200 with {@code code}, {@code message}, {@code data}. */
final class Answers implements Bodies {

  static final int NO_SUCH_TRANSACTION = 30020001;

  static Full data(JsonNode data) {
    ObjectNode envelope = Json.object().put("code", 0).put("message", "Success");
    envelope.set("data", data);
    return Full.json(200, Json.print(envelope));
  }

  static Full page(List<ObjectNode> items) {
    return data(Json.MAPPER.createArrayNode().addAll(items));
  }

  static Full refused(int code, String message) {
    return Full.json(200, Json.print(Json.object().put("code", code).put("message", message)));
  }

  static Full notFound() {
    return refused(NO_SUCH_TRANSACTION, "transaction does not exist");
  }

  /** As the gateway in front of the provider says it. */
  static Full gateway(int status, String message) {
    return Full.json(status, Json.print(Json.object().put("message", message)));
  }

  /** "Not found" is an error of the business here, and has no status of HTTP. */
  @Override
  public Full error(int status) {
    return switch (status) {
      case 404 -> notFound();
      case 401 -> gateway(401, "failed to verify jwt");
      case 500 ->
          Full.json(
              500,
              Json.print(Json.object().put("err_code", -1).put("message", "service unavailable")));
      default -> gateway(status, "error");
    };
  }

  @Override
  public Full withoutData() {
    return Full.json(200, Json.print(Json.object().put("code", 0).put("message", "Success")));
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
      return wrong;
    }
    if (wrong.has("data")) {
      return wrong.put("data", 1);
    }
    wrong.putArray("state").add(7);
    wrong.put("reference", 1);
    wrong.put("reference_id", 1);
    wrong.put("amount", "a lot");
    wrong.put("transaction", "somewhere");
    wrong.put("fee", false);
    wrong.put("balance", true);
    wrong.put("bank_account_name", 1);
    return wrong;
  }
}
