package com.mexar.payout.sandbox.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads and validates requests to create a transfer. Codes of missing members are our own: no
 * source has them.
 */
final class Orders {

  /** Rupiah for one unit of any other currency. */
  static final BigDecimal RATE = new BigDecimal("12345.5");

  private static final int INVALID_FIELD = 10500001;
  private static final int INVALID_ACCOUNT = 10500003;
  private static final int AMOUNT_LIMIT = 30020003;
  private static final int BELOW_MINIMUM = 30020005;
  private static final int NO_SUCH_CHANNEL = 60001004;
  private static final BigDecimal LEAST = new BigDecimal(50_000);
  private static final BigDecimal MOST = new BigDecimal(500_000_000);
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,2})?");
  private static final String WALLET = "2";

  private static final List<String> SOURCE =
      List.of("segment", "address_line", "address_city", "address_country");
  private static final List<String> DESTINATION =
      List.of(
          "segment",
          "beneficiary_account_type",
          "address_line",
          "address_city",
          "address_country",
          "relation",
          "relation_code",
          "purpose",
          "purpose_code",
          "source_of_income",
          "source_of_income_code");

  private Orders() {}

  static Full domestic(ObjectNode body, Function<Order, Full> create) {
    for (String field : List.of("reference", "bank_id", "account_holder_name", "account_number")) {
      if (!body.path(field).isTextual() || body.path(field).asText().isBlank()) {
        return invalid(field);
      }
    }
    String account = body.path("account_number").asText();
    if (!account.matches("\\d{5,20}")) {
      return Answers.refused(INVALID_ACCOUNT, "invalid field format beneficiaryAccountNo");
    }
    boolean wallet = body.path("payment_method").asText("1").equals(WALLET);
    if (!Bank.isListed(body.path("bank_id").asText(), wallet)) {
      return Answers.refused(NO_SUCH_CHANNEL, "recipient channel not supported");
    }
    String text = body.path("amount").asText();
    if (!text.matches("\\d{1,15}")) {
      return invalid("amount");
    }
    BigDecimal amount = new BigDecimal(text);
    if (amount.compareTo(LEAST) < 0) {
      return Answers.refused(BELOW_MINIMUM, "amount is below 50000");
    }
    if (amount.compareTo(MOST) > 0) {
      return Answers.refused(AMOUNT_LIMIT, "amount limit error");
    }
    String reference = body.path("reference").asText();
    return made(
        new Order(
            reference, true, amount, "IDR", amount.longValueExact(), account, body.deepCopy()),
        create);
  }

  static Full international(ObjectNode body, Function<Order, Full> create) {
    JsonNode transaction = body.path("transaction");
    JsonNode destination = body.path("destination");
    Optional<String> missing =
        missing(body, List.of("reference"))
            .or(() -> missing(transaction, List.of("destination_country", "destination_currency")))
            .or(() -> missing(body.path("source"), SOURCE))
            .or(() -> missing(destination, DESTINATION));
    if (missing.isPresent()) {
      return invalid(missing.get());
    }
    boolean wallet = destination.path("beneficiary_account_type").asText().equals("eWallet");
    String member = wallet ? "ewallet_id" : "bank_account_number";
    String account = destination.path(member).asText();
    if (account.isBlank()) {
      return Answers.refused(INVALID_ACCOUNT, "invalid field format beneficiaryAccountNo");
    }
    JsonNode stated = transaction.path("destination_amount");
    String text = stated.isNumber() ? stated.decimalValue().toPlainString() : stated.asText();
    if (!AMOUNT.matcher(text).matches()) {
      return invalid("destination_amount");
    }
    BigDecimal amount = new BigDecimal(text);
    long debit = amount.multiply(RATE).setScale(0, RoundingMode.UP).longValueExact();
    return made(
        new Order(
            body.path("reference").asText(),
            false,
            amount,
            transaction.path("destination_currency").asText(),
            debit,
            account,
            body.deepCopy()),
        create);
  }

  private static Full made(Order order, Function<Order, Full> create) {
    Optional<Behaviour> forced = order.magic().map(magic -> magic.behaviour());
    if (forced.isPresent() && forced.get() instanceof Behaviour.Refuses refuses) {
      switch (refuses.refusal()) {
        case ACCOUNT_DOES_NOT_EXIST -> {
          return Answers.refused(INVALID_ACCOUNT, "invalid field format beneficiaryAccountNo");
        }
        case BELOW_MINIMUM -> {
          return Answers.refused(BELOW_MINIMUM, "amount is below 50000");
        }
        case ABOVE_MAXIMUM -> {
          return Answers.refused(AMOUNT_LIMIT, "amount limit error");
        }
        case UNKNOWN_BANK -> {
          return Answers.refused(NO_SUCH_CHANNEL, "recipient channel not supported");
        }
        // no source has a code for compliance: such a transfer is reviewed and cancelled
        case DENIED_COMPLIANCE, INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE_ONCE -> {}
      }
    }
    return create.apply(order);
  }

  private static Optional<String> missing(JsonNode object, List<String> fields) {
    return fields.stream().filter(field -> object.path(field).asText().isBlank()).findFirst();
  }

  private static Full invalid(String field) {
    return Answers.refused(INVALID_FIELD, "invalid field format " + field);
  }
}
