package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.MagicAccount;
import com.mexar.payout.sandbox.Refusal;
import com.mexar.payout.sandbox.Step;
import com.mexar.payout.sandbox.internal.Call;
import com.mexar.payout.sandbox.internal.Json;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds out what a signed request asks for. */
final class Router {

  private static final int INVALID_FIELD = 10500001;
  private static final int INVALID_ACCOUNT = 10500003;

  private final Book book;
  private final Consumer<String> drafted;

  /**
   * @param drafted told of each international transfer that was created
   */
  Router(Book book, Consumer<String> drafted) {
    this.book = book;
    this.drafted = drafted;
  }

  Call route(String path, ObjectNode body) {
    return switch (path) {
      case "v2/transfer/create-domestic-transfer" ->
          create(
              Step.CONFIRM,
              body,
              body.path("account_number").asText(),
              order -> Orders.domestic(order, book::create));
      case "transfer/create-international-transfer" ->
          create(
              Step.DRAFT, body, account(body), order -> Orders.international(order, this::draft));
      case "transfer/confirm-international-transfer" -> about(Step.CONFIRM, body, book::confirm);
      case "transfer/get-domestic-transfer" ->
          about(Step.INQUIRY, body, reference -> book.show(reference, true));
      case "transfer/get-international-transfer" ->
          about(Step.INQUIRY, body, reference -> book.show(reference, false));
      case "transfer/get-remittance-list" -> Call.plain(Step.LIST, () -> list(body));
      case "v2/transfer/verify-bank-account" ->
          Call.plain(Step.ACCOUNT_INQUIRY, () -> holder(body));
      case "finance-account/balances" ->
          Call.plain(
              Step.BALANCE,
              () -> Answers.data(Json.object().put("balance", Long.toString(book.balance()))));
      case "v2/data/supported-bank-code" ->
          Call.plain(Step.OTHER, () -> Answers.data(Bank.list(false)));
      case "v2/data/supported-inst-code" ->
          Call.plain(Step.OTHER, () -> Answers.data(Bank.list(true)));
      case "quotes/get-quotes" -> Call.plain(Step.OTHER, () -> quote(body));
      default -> Call.plain(Step.OTHER, () -> Answers.gateway(404, "404 Route Not Found"));
    };
  }

  private Full draft(Order order) {
    Full answer = book.create(order);
    book.order(order.reference())
        .filter(order::equals)
        .ifPresent(kept -> drafted.accept(kept.reference()));
    return answer;
  }

  private static Call create(
      Step step, ObjectNode body, String account, Function<ObjectNode, Full> creation) {
    return new Call(
        step,
        body.path("reference").asText(),
        MagicAccount.of(account),
        () -> creation.apply(body));
  }

  private Call about(Step step, ObjectNode body, Function<String, Full> action) {
    String reference = body.path("reference").asText();
    Optional<Order> order = book.order(reference);
    return new Call(step, reference, order.flatMap(Order::magic), () -> action.apply(reference));
  }

  private Full list(ObjectNode body) {
    return Listing.of(body)
        .map(book::list)
        .orElseGet(() -> Answers.refused(INVALID_FIELD, "invalid field format of the list"));
  }

  private static String account(ObjectNode body) {
    return body.path("destination")
        .path("bank_account_number")
        .asText(body.path("destination").path("ewallet_id").asText());
  }

  private static Full holder(ObjectNode body) {
    String account = body.path("account_number").asText();
    boolean missing =
        MagicAccount.of(account)
            .map(MagicAccount::behaviour)
            .filter(new Behaviour.Refuses(Refusal.ACCOUNT_DOES_NOT_EXIST)::equals)
            .isPresent();
    if (missing || !account.matches("\\d{5,20}")) {
      return Answers.refused(INVALID_ACCOUNT, "invalid field format beneficiaryAccountNo");
    }
    return Answers.data(
        Json.object()
            .put("bank_account_number", account)
            .put("bank_account_name", "Sandbox Beneficiary".toUpperCase(Locale.ROOT)));
  }

  private static Full quote(ObjectNode body) {
    return Answers.data(
        Json.object()
            .put("rate", Orders.RATE.toPlainString())
            .put("source_currency", body.path("source_currency").asText())
            .put("destination_currency", body.path("destination_currency").asText()));
  }
}
