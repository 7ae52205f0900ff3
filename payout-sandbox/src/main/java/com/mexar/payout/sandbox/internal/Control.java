package com.mexar.payout.sandbox.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Fault;
import com.mexar.payout.sandbox.FaultPlan;
import com.mexar.payout.sandbox.Ledger;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger and the controls over HTTP, for tests and demos in another process. */
public final class Control {

  /** What is left to pay from, in whole rupiah. */
  public interface Balance {
    long balance();

    void balance(long rupiah);
  }

  private final Balance book;
  private final Ledger ledger;
  private final FaultPlan plan;

  public Control(Balance book, Ledger ledger, FaultPlan plan) {
    this.book = book;
    this.ledger = ledger;
    this.plan = plan;
  }

  public Full serve(SimRequest request, List<String> path) {
    return switch (request.method() + " " + String.join("/", path)) {
      case "GET ledger" -> ledger(request.query());
      case "PUT balance" -> balance(Json.parse(request.body()));
      case "POST faults" -> fault(Json.parse(request.body()));
      case "DELETE faults" -> noFaults();
      default -> refused(404, "Not Found");
    };
  }

  private Full ledger(Map<String, String> query) {
    String reference = query.getOrDefault("reference", "");
    List<Execution> chosen =
        reference.isEmpty() ? ledger.executions() : ledger.executionsOf(reference);
    ObjectNode json = Json.object().put("balance", book.balance());
    ArrayNode executions = json.putArray("executions");
    chosen.forEach(one -> executions.add(json(one)));
    ObjectNode requests = json.putObject("requests");
    for (Step step : Step.values()) {
      requests.put(step.name(), ledger.count(step));
    }
    return ok(json);
  }

  private static ObjectNode json(Execution one) {
    return Json.object()
        .put("reference", one.reference())
        .put("transactionId", one.transactionId())
        .put("amount", one.debit().amount().toPlainString())
        .put("fee", one.debit().fee().toPlainString())
        .put("currency", one.debit().currency())
        .put("account", one.account())
        .put("executedAt", one.executedAt().toString())
        .put("outcome", one.outcome().name());
  }

  private Full balance(Optional<ObjectNode> body) {
    if (body.isEmpty() || !body.get().path("balance").canConvertToExactIntegral()) {
      return refused(400, "balance: a whole number of rupiah");
    }
    book.balance(body.get().path("balance").longValue());
    return ok(Json.object().put("balance", book.balance()));
  }

  private Full fault(Optional<ObjectNode> body) {
    if (body.isEmpty()) {
      return refused(400, "step, fault, and optionally reference and times");
    }
    ObjectNode asked = body.get();
    try {
      Step step = Step.valueOf(asked.path("step").asText());
      Fault fault = Fault.valueOf(asked.path("fault").asText());
      String reference = asked.path("reference").asText("");
      int times = asked.path("times").asInt(1);
      for (int i = 0; reference.isEmpty() && i < times; i++) {
        plan.next(step, fault);
      }
      if (!reference.isEmpty()) {
        plan.times(step, reference, times, fault);
      }
      return ok(Json.object().put("planned", times));
    } catch (IllegalArgumentException unknown) {
      return refused(400, "no such step or fault");
    }
  }

  private Full noFaults() {
    plan.clear();
    return ok(Json.object().put("planned", 0));
  }

  private static Full ok(ObjectNode body) {
    return Full.json(200, Json.print(body));
  }

  private static Full refused(int status, String message) {
    return Full.json(
        status, Json.print(Json.object().put("status", status).put("message", message)));
  }
}
