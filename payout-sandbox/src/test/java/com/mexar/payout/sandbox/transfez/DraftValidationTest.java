package com.mexar.payout.sandbox.transfez;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.MagicAccount;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DraftValidationTest {

  private static final TransfezSimulator SIMULATOR = TransfezSimulator.builder().start();

  @AfterAll
  static void stop() {
    SIMULATOR.close();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("reference_id", "can't be blank", body -> body.remove("reference_id")),
        refusal("sender", "can't be blank", body -> body.remove("sender")),
        refusal(
            "beneficiary",
            "firstname and account required",
            body -> in(body, "beneficiary").remove("firstname")),
        refusal(
            "beneficiary",
            "firstname and account required",
            body -> in(body, "beneficiary").remove("account")),
        refusal("beneficiary_account", "can't be blank", body -> account(body, "")),
        refusal(
            "beneficiary_account",
            "is too short (minimum is 6 characters)",
            body -> account(body, "12345")),
        refusal(
            "beneficiary_account",
            "is too long (maximum is 20 characters)",
            body -> account(body, "123456789012345678901")),
        refusal("beneficiary_account", "is not a number", body -> account(body, "ID12345678")),
        refusal(
            "source",
            "currency and country_iso_code required",
            body -> in(body, "source").remove("currency")),
        refusal(
            "source",
            "currency and country_iso_code required",
            body -> in(body, "source").remove("country_iso_code")),
        refusal(
            "destination", "currency required", body -> in(body, "destination").remove("currency")),
        refusal("amount", "is not a number", body -> amount(body, "a lot")),
        refusal("amount", "is not a number", body -> amount(body, "1E+5")),
        refusal("amount", "is not a number", body -> in(body, "destination").remove("amount")),
        refusal("payer", "must exist", body -> body.put("payer_id", 9999)),
        refusal("payer_id", "not found", body -> body.remove("payer_id")),
        refusal("base", "Minimum amount limit not reached", body -> amount(body, "9999.99")),
        refusal("base", "Minimum amount limit not reached", body -> amount(body, "-20000")),
        refusal("base", "Maximum amount limit exceeded", body -> amount(body, "2000000001")),
        refusal("mode", "is not included in the list", body -> body.put("mode", "destination")),
        refusal("balance_id", "not found", body -> body.put("balance_id", 99)),
        refusal(
            "transfer_service_code",
            "is not included in the list",
            body -> in(body, "source").put("transfer_service_code", 5)),
        refusal(
            "notes",
            "is too long (maximum is 90 characters)",
            body -> body.put("notes", "n".repeat(91))),
        refusal("callback_url", "is invalid", body -> body.put("callback_url", "ftp://x/y")),
        refusal(
            "beneficiary_account",
            "does not exist",
            body -> account(body, MagicAccount.ACCOUNT_DOES_NOT_EXIST.number())),
        refusal(
            "base",
            "Beneficiary name/account number denied compliance",
            body -> account(body, MagicAccount.DENIED_COMPLIANCE.number())),
        refusal(
            "base",
            "Minimum amount limit not reached",
            body -> account(body, MagicAccount.BELOW_MINIMUM.number())),
        refusal(
            "base",
            "Maximum amount limit exceeded",
            body -> account(body, MagicAccount.ABOVE_MAXIMUM.number())),
        refusal("payer", "must exist", body -> account(body, MagicAccount.UNKNOWN_BANK.number())));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("refusals")
  void draft_withFault_isRefusedByField_andItsReferenceStaysFree(
      String field, String message, Consumer<ObjectNode> fault) throws IOException {
    Partner partner = new Partner(SIMULATOR);
    ObjectNode body = Partner.body("r-refused", "0011223344");
    fault.accept(body);
    Partner.Answer answer = partner.draft(body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("status").asInt()).isEqualTo(422);
    assertThat(answer.message().path(field)).anyMatch(one -> one.asText().equals(message));
    assertThat(partner.byReference("r-refused").status()).isEqualTo(404);
  }

  private static Arguments refusal(String field, String message, Consumer<ObjectNode> fault) {
    return Arguments.of(field, message, fault);
  }

  private static ObjectNode in(ObjectNode body, String part) {
    return (ObjectNode) body.path(part);
  }

  private static void account(ObjectNode body, String account) {
    in(body, "beneficiary").put("account", account);
  }

  private static void amount(ObjectNode body, String amount) {
    in(body, "destination").put("amount", amount);
  }
}
