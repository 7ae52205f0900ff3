package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.internal.Call;
import com.mexar.payout.sandbox.internal.Json;
import com.mexar.payout.sandbox.internal.Reply.Full;
import com.mexar.payout.sandbox.internal.SimRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** Finds out what a request to {@code /api/v1} asks for. */
final class Router {

  private static final int MOST_PER_PAGE = 100;

  private final Book book;
  private final Wanted wanted;
  private final ForeignDiscovery abroad;

  Router(Book book, Wanted wanted) {
    this.book = book;
    this.wanted = wanted;
    this.abroad = new ForeignDiscovery(wanted);
  }

  /**
   * Routes one request.
   *
   * @param path the segments behind {@code /api/v1}
   */
  Call route(SimRequest request, List<String> path) {
    return switch (request.method() + " " + shape(path)) {
      case "GET ping" ->
          Call.plain(Step.OTHER, () -> Answers.ok(Json.object().put("status", "up")));
      case "GET my_account" -> Call.plain(Step.OTHER, () -> Discovery.account(book.balance()));
      case "GET my_balances" -> Call.plain(Step.BALANCE, () -> Discovery.balances(book.balance()));
      case "GET payers" -> Call.plain(Step.OTHER, () -> Discovery.payers(request.query()));
      case "GET payers/cbse" -> Call.plain(Step.OTHER, () -> abroad.countries(request.query()));
      case "GET payers/_" -> Call.plain(Step.OTHER, () -> show(payer(path)));
      case "GET payers/_/banks" ->
          Call.plain(Step.OTHER, () -> abroad.banks(payer(path), request.query()));
      case "GET payers/_/attribute" -> Call.plain(Step.OTHER, () -> abroad.attribute(payer(path)));
      case "GET rates/_/_" -> Call.plain(Step.OTHER, () -> abroad.rate(path.get(1), path.get(2)));
      case "GET validation_bank_account" -> accountInquiry(request.query());
      case "POST transactions" -> draft(request);
      case "GET transactions" ->
          Call.plain(Step.LIST, () -> book.list(Paging.of(request.query(), MOST_PER_PAGE)));
      case "GET transactions/_" -> about(Step.INQUIRY, id(path), book::show);
      case "GET transactions/_/reference_id" ->
          about(Step.INQUIRY, book.idOf(path.get(1)), book::show);
      case "POST transactions/_/confirm" -> about(Step.CONFIRM, id(path), book::confirm);
      case "POST transactions/_/confirm_by_ref_id" ->
          about(Step.CONFIRM, book.idOf(path.get(1)), book::confirm);
      case "POST transactions/_/cancel" -> about(Step.CANCEL, id(path), book::cancel);
      default -> Call.plain(Step.OTHER, Answers::notFound);
    };
  }

  private static String shape(List<String> path) {
    return switch (path.size()) {
      case 1 -> path.get(0);
      case 2 -> path.get(0) + (path.get(1).equals("cbse") ? "/cbse" : "/_");
      case 3 -> path.get(0) + "/_/" + (path.get(0).equals("rates") ? "_" : path.get(2));
      default -> "nothing";
    };
  }

  private static Optional<Payer> payer(List<String> path) {
    return number(path.get(1)).flatMap(Payer::byId);
  }

  private static Full show(Optional<Payer> payer) {
    return payer.map(Discovery::json).map(Answers::data).orElseGet(Answers::notFound);
  }

  private static Call accountInquiry(Map<String, String> query) {
    String bank = query.getOrDefault("bank_name", "");
    String account = query.getOrDefault("account_number", "");
    return Call.plain(Step.ACCOUNT_INQUIRY, () -> AccountDirectory.inquire(bank, account));
  }

  private Call draft(SimRequest request) {
    Optional<ObjectNode> body = Json.parse(request.body());
    String type = request.header("content-type").toLowerCase(Locale.ROOT);
    if (body.isEmpty() || !type.startsWith("application/json")) {
      return Call.plain(Step.DRAFT, () -> Answers.refused(400, "Bad Request"));
    }
    return new Call(
        Step.DRAFT,
        body.get().path("reference_id").asText(""),
        MagicAccount.of(Draft.accountIn(body.get())),
        () -> create(body.get()));
  }

  private Full create(ObjectNode body) {
    DraftReader reader = new DraftReader(body, Api.BALANCE_ID, wanted);
    return reader.read().map(book::create).orElseGet(() -> Answers.unprocessable(reader.errors()));
  }

  private Call about(Step step, Optional<Long> id, LongFunction<Full> action) {
    Optional<Draft> draft = id.flatMap(book::draft);
    if (draft.isEmpty()) {
      return Call.plain(step, Answers::notFound);
    }
    long known = id.orElseThrow();
    return new Call(step, draft.get().reference(), draft.get().magic(), () -> action.apply(known));
  }

  private static Optional<Long> id(List<String> path) {
    return number(path.get(1));
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
