package com.mexar.payout.provider.easylink;

import static com.mexar.payout.testkit.provider.CannedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Wallet;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent, member by member. */
class BodiesTest {

  @Test
  void domestic_toABank_isTheDocumentedMinimum() throws Exception {
    PayoutInstruction instruction =
        Samples.anInstruction().amount("IDR", "1500000").description("invoice 12").build();

    assertThat(sent(Fixture.create(Fixture.REFERENCE, instruction)))
        .isEqualTo(
            tree(
                """
                {"reference":"mx-abcdefghijklmnopqrstuvwxyz","account_holder_name":"Budi Santoso",
                 "amount":"1500000","bank_id":"2","account_number":"0011223344",
                 "payment_method":"1"}
                """));
  }

  @Test
  void domestic_underSettings_followsThem() throws Exception {
    PayoutInstruction instruction =
        Samples.anInstruction()
            .amount("IDR", "50000")
            .account(new Wallet("ovo", "081234567890"))
            .description("50~60 * x")
            .build();
    JsonNode body =
        sent(
            Fixture.create(Fixture.REFERENCE, instruction),
            "wallet-payment-method",
            "3",
            "send-description",
            "true");

    assertThat(body.path("payment_method").asText()).isEqualTo("3");
    assertThat(body.path("bank_id").asText()).isEqualTo("164");
    assertThat(body.path("description").asText()).isEqualTo("50 60   x");
  }

  @Test
  void domestic_withAHolderOfItsOwn_namesThat() throws Exception {
    BankAccount held = new BankAccount("bca", "0011223344", null, null, null, null, "SITI W");

    assertThat(
            sent(Fixture.create(Fixture.REFERENCE, Fixture.to(held)))
                .path("account_holder_name")
                .asText())
        .isEqualTo("SITI W");
  }

  @Test
  void international_fromAPersonToAPerson_statesAllThatIsNeeded() throws Exception {
    assertThat(sent(Fixture.draft()))
        .isEqualTo(
            tree(
                """
                {"transaction":{"destination_country":"SGP","destination_currency":"SGD",
                   "destination_amount":90.5},
                 "source":{"segment":"individual","legal_name_first":"Ana",
                   "legal_name_last":"Lopez","id_number":"G12345678","id_type":"passport",
                   "date_of_birth":"1990-02-28","nationality":"MEX",
                   "address_line":"Calle Uno 1","address_city":"Puebla","address_country":"MEX"},
                 "destination":{"segment":"individual","first_name":"Budi","last_name":"Santoso",
                   "address_line":"1 Orchard Road","address_city":"Town","address_country":"SGP",
                   "relation":"Vendor","relation_code":"04",
                   "purpose":"Goods trade","purpose_code":"008-01",
                   "source_of_income":"Bank Deposit","source_of_income_code":"01",
                   "beneficiary_account_type":"Bank Account","bank_account_number":"9876543210",
                   "swift_code":"DBSSSGSG"},
                 "reference":"mx-abcdefghijklmnopqrstuvwxyz"}
                """));
  }

  @Test
  void international_fromABusiness_statesItsRegistration() throws Exception {
    JsonNode source =
        sent(Fixture.draft(Fixture.REFERENCE, Fixture.abroad().sender(Samples.business()).build()))
            .path("source");

    assertThat(source)
        .isEqualTo(
            tree(
                """
                {"segment":"business","company_name":"Ferretería Lopez S.A.",
                 "company_trading_name":"Ferretería Lopez S.A.",
                 "company_registration_number":"FLO-910203-AB1",
                 "company_registration_country":"MEX","address_line":"Calle Uno 1",
                 "address_city":"Ciudad de México","address_country":"MEX"}
                """));
  }

  @Test
  void international_toAWallet_namesIt() throws Exception {
    JsonNode destination =
        sent(Fixture.draft(
                Fixture.REFERENCE,
                Fixture.abroad()
                    .amount("PHP", "1000")
                    .beneficiary(Fixture.beneficiary("PH"))
                    .account(new Wallet("gcash", "09171234567"))
                    .build()))
            .path("destination");

    assertThat(destination.path("beneficiary_account_type").asText()).isEqualTo("eWallet");
    assertThat(destination.path("ewallet_type").asText()).isEqualTo("gcash");
    assertThat(destination.path("ewallet_id").asText()).isEqualTo("09171234567");
    assertThat(destination.has("bank_account_number")).isFalse();
  }

  @Test
  void international_toJapan_statesBankBranchPhoneAndPostalCode() throws Exception {
    JsonNode destination =
        sent(Fixture.draft(
                Fixture.REFERENCE,
                Fixture.abroad()
                    .amount("JPY", "1500000")
                    .beneficiary(Fixture.beneficiary("JP"))
                    .account(new BankAccount("mufg", "1234567", null, null, "001", null, null))
                    .build()))
            .path("destination");

    assertThat(destination.path("bank_code").asText()).isEqualTo("0005");
    assertThat(destination.path("branch_code").asText()).isEqualTo("001");
    assertThat(destination.path("mobile_number").asText()).isEqualTo("+6581234567");
    assertThat(destination.path("address_zip").asText()).isEqualTo("238801");
  }

  @ParameterizedTest
  @CsvSource({"90.50, 90.5", "100, 100", "0.01, 0.01", "20000, 20000", "1234.56, 1234.56"})
  void international_amount_isAPlainNumberWithoutZerosAtItsEnd(String amount, String number)
      throws Exception {
    try (CannedServer server = Canned.answering(json(200, "{}"));
        EasylinkProvider provider = Fixture.provider(server.baseUrl())) {
      provider.submit(
          Fixture.draft(Fixture.REFERENCE, Fixture.abroad().amount("SGD", amount).build()));

      assertThat(server.requestsFor("POST /transfer/").get(0).body())
          .contains("\"destination_amount\":" + number + "}");
    }
  }

  @Test
  void confirm_andInquiry_sendTheReferenceAlone() throws Exception {
    assertThat(sent(Fixture.confirm()))
        .isEqualTo(tree("{\"reference\":\"mx-abcdefghijklmnopqrstuvwxyz\"}"));
    try (CannedServer server = Canned.answering(json(200, "{}"));
        EasylinkProvider provider = Fixture.provider(server.baseUrl())) {
      provider.inquire(Fixture.inquiry(Fixture.INSTRUCTION));
      provider.inquire(Fixture.inquiry(Fixture.ABROAD));

      assertThat(server.requestsFor("POST /transfer/"))
          .extracting(CannedServer.Request::body)
          .containsOnly("{\"reference\":\"mx-abcdefghijklmnopqrstuvwxyz\"}");
      assertThat(server.requestsFor("POST /transfer/"))
          .allSatisfy(
              request ->
                  assertThat(request.head())
                      .containsIgnoringCase("traceparent: " + Samples.TRACE.header()));
    }
  }

  private static JsonNode sent(StepRequest request, String... settings) throws Exception {
    try (CannedServer server = Canned.answering(json(200, "{}"));
        EasylinkProvider provider = Fixture.provider(server.baseUrl(), settings)) {
      provider.submit(request);
      return tree(server.requests().get(server.requests().size() - 1).body());
    }
  }

  private static JsonNode tree(String json) throws Exception {
    return new ObjectMapper().readTree(json);
  }
}
