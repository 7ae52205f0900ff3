package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Purpose;
import com.mexar.payout.domain.Relationship;
import com.mexar.payout.domain.SourceOfFunds;
import com.mexar.payout.domain.Wallet;
import com.mexar.payout.testkit.InstructionSample;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent for a draft and a confirm. */
class DraftBodyTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void draft_ofTheUsualInstruction_hasTheDocumentedMinimum() throws Exception {
    CannedServer.Request request =
        request(sample().purpose(null).sourceOfFunds(null).relationship(null).build());

    assertThat(request.head())
        .containsPattern("(?i)\r\nauthorization: " + Fixture.API_KEY + "\r\n");
    assertThat(request.head()).containsPattern("(?i)\r\ncontent-type: application/json\r\n");
    JsonNode body = MAPPER.readTree(request.body());
    String callback = body.path("callback_url").textValue();
    assertThat(callback).startsWith(Fixture.CALLBACKS + "/k2." + Fixture.REFERENCE + ".");
    assertThat(body)
        .isEqualTo(
            MAPPER.readTree(
                """
                {"reference_id":"mx-abcdefghijklmnopqrstuvwxyz","callback_url":"%s",
                 "payer_id":3,"mode":"DESTINATION",
                 "sender":{"firstname":"Ana","lastname":"Lopez","country_iso_code":"MEX"},
                 "source":{"currency":"IDR","country_iso_code":"IDN"},
                 "destination":{"amount":"20000","currency":"IDR","country_iso_code":"IDN"},
                 "beneficiary":{"firstname":"Budi","lastname":"Santoso",
                   "country_iso_code":"IDN","account":"0011223344"},
                 "notes":"mx-abcdefghijklmnopqrstuvwxyz"}
                """
                    .formatted(callback)));
  }

  @Test
  void draft_underAllSettings_carriesThem() throws Exception {
    JsonNode body =
        body(
            sample().description("x".repeat(89) + "🙂🙂").build(),
            "balance-id",
            "12",
            "transfer-service-code",
            "4",
            "notes",
            "description",
            "sender-country",
            "ID",
            "amount-scale",
            "2");

    assertThat(body.path("balance_id").intValue()).isEqualTo(12);
    assertThat(body.path("source").path("transfer_service_code").intValue()).isEqualTo(4);
    assertThat(body.path("sender").path("transfer_service_code").isMissingNode()).isTrue();
    assertThat(body.path("notes").textValue()).isEqualTo("x".repeat(89) + "🙂");
    assertThat(body.path("sender").path("country_iso_code").textValue()).isEqualTo("IDN");
    assertThat(body.path("destination").path("amount").textValue()).isEqualTo("20000.00");
  }

  @Test
  void draft_withTheServiceCodeInTheSender_hasItThere() throws Exception {
    JsonNode body =
        body(
            sample().build(),
            "transfer-service-code",
            "1",
            "transfer-service-code-in",
            "sender",
            "notes",
            "none");

    assertThat(body.path("sender").path("transfer_service_code").intValue()).isEqualTo(1);
    assertThat(body.path("source").has("transfer_service_code")).isFalse();
    assertThat(body.has("notes")).isFalse();
  }

  @Test
  void draft_toAWallet_isLikeAnyOtherUnderTheWalletsId() throws Exception {
    PayoutInstruction instruction = sample().account(new Wallet("ovo", "081234567890")).build();
    JsonNode body = body(instruction, "transfer-service-code", "3");

    assertThat(body.path("payer_id").intValue()).isEqualTo(150);
    assertThat(body.path("beneficiary").path("account").textValue()).isEqualTo("081234567890");
    assertThat(body.path("destination").path("amount").textValue()).isEqualTo("20000");
    assertThat(body.path("source").has("transfer_service_code")).isFalse();

    JsonNode railed = body(instruction, "wallet-transfer-service-code", "4");
    assertThat(railed.path("source").path("transfer_service_code").intValue()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"repeat, Sukarno", "omit, ", "-, -"})
  void draft_toASingleName_hasTheLastNameOfTheSetting(String setting, String expected)
      throws Exception {
    PayoutInstruction instruction =
        sample()
            .beneficiary(new Individual("Sukarno", null, new CountryCode("ID"), PartyDetails.NONE))
            .build();
    JsonNode beneficiary = body(instruction, "single-name-last-name", setting).path("beneficiary");

    assertThat(beneficiary.path("firstname").textValue()).isEqualTo("Sukarno");
    assertThat(beneficiary.path("lastname").textValue()).isEqualTo(expected);
  }

  @Test
  void draft_fromABusiness_hasItsNameInBothMembers() throws Exception {
    JsonNode sender = body(sample().sender(Samples.business()).build()).path("sender");

    assertThat(sender.path("firstname").textValue()).isEqualTo("Ferretería Lopez S.A.");
    assertThat(sender.path("lastname").textValue()).isEqualTo("Ferretería Lopez S.A.");
  }

  @Test
  void draft_withComplianceMembers_mapsThem() throws Exception {
    JsonNode compliance =
        body(sample()
                .purpose(Purpose.GOODS)
                .sourceOfFunds(SourceOfFunds.PENSION)
                .relationship(Relationship.PARENT)
                .build())
            .path("compliance");

    assertThat(compliance)
        .isEqualTo(
            MAPPER.readTree(
                """
                {"source_of_funds":"RETIREMENT_FUNDS",
                 "beneficiary_relationship":"PARENT_GRANPARENT",
                 "purpose_of_remittance":"BUSINESS"}
                """));
  }

  @ParameterizedTest
  @CsvSource({"local, OTHERS", "general, FAMILY_SUPPORT", "none, "})
  void draft_withAPurpose_takesTheListOfTheSetting(String list, String expected) throws Exception {
    JsonNode body = body(sample().purpose(Purpose.FAMILY_SUPPORT).build(), "purpose-list", list);

    assertThat(body.path("compliance").path("purpose_of_remittance").textValue())
        .isEqualTo(expected);
  }

  @Test
  void parents_underAnotherSpelling_areSpelledSo() throws Exception {
    JsonNode body =
        body(
            sample().relationship(Relationship.PARENT).build(),
            "relationship-parent",
            "PARENT_GRANDPARENT");

    assertThat(body.path("compliance").path("beneficiary_relationship").textValue())
        .isEqualTo("PARENT_GRANDPARENT");
  }

  @ParameterizedTest
  @EnumSource(ComplianceCodes.PurposeList.class)
  void codes_ofEveryValue_areOfTheProvidersLists(ComplianceCodes.PurposeList list) {
    ComplianceCodes codes = new ComplianceCodes(list, "PARENT_GRANPARENT");

    assertThat(Arrays.stream(Purpose.values()).map(codes::of).flatMap(code -> code.stream()))
        .isSubsetOf(
            "BUSINESS",
            "EDUCATION",
            "OTHERS",
            "FAMILY_SUPPORT",
            "TUITION_FEES_STUDYING_EXPENSES",
            "CHARITABLE_DONATIONS",
            "TRAVEL_EXPENSES",
            "MEDICAL_EXPENSES",
            "PAY_FOR_GOODS",
            "PAY_FOR_SERVICES",
            "OTHER_BUSINESS_EXPENSES",
            "PROPERTY_RENTAL",
            "PROPERTY_PURCHASE",
            "GENERAL_MONTHLY_LIVING_EXPENSES",
            "PERSONAL_TRANSFER",
            "CONSULTANCY_ADVISORY_FEES",
            "OTHER");
    assertThat(Arrays.stream(SourceOfFunds.values()).map(codes::of))
        .containsExactlyInAnyOrder(
            "SALARY_INCOME",
            "BUSINESS_INVESTMENT",
            "SAVINGS",
            "GIFT",
            "RETIREMENT_FUNDS",
            "LOAN_FACILITY",
            "THIRD_PARTY");
    assertThat(Arrays.stream(Relationship.values()).map(codes::of))
        .containsExactlyInAnyOrder(
            "MYSELF",
            "SPOUSE",
            "CHILDREN",
            "PARENT_GRANPARENT",
            "SIBLING_BROTHER_SISTER",
            "RELATIVE_UNCLE_AUNTIE_COUSIN",
            "FRIEND",
            "BUSINESS_PARTNER",
            "CUSTOMER",
            "SUPPLIER",
            "OTHER");
  }

  @Test
  void confirm_ofADraft_hasItsIdAndNoBody() {
    try (CannedServer server = Canned.withBanks(json(200, Answers.in("confirmed")));
        TransfezProvider provider = Fixture.provider(Canned.url(server))) {
      provider.submit(Fixture.confirm());

      CannedServer.Request request = server.requests().get(0);
      assertThat(request.line()).isEqualTo("POST /api/v1/transactions/14/confirm HTTP/1.1");
      assertThat(request.head())
          .containsPattern("(?i)\r\nauthorization: " + Fixture.API_KEY + "\r\n");
      assertThat(request.body()).isEmpty();
    }
  }

  private static InstructionSample sample() {
    return Samples.anInstruction()
        .amount("IDR", "20000")
        .account(BankAccount.of("bca", "0011223344"));
  }

  private static JsonNode body(PayoutInstruction instruction, String... settings) throws Exception {
    return MAPPER.readTree(request(instruction, settings).body());
  }

  private static CannedServer.Request request(PayoutInstruction instruction, String... settings) {
    try (CannedServer server = Canned.withBanks(json(200, Answers.in("created")));
        TransfezProvider provider = Fixture.provider(Canned.url(server), settings)) {
      provider.submit(Fixture.draft(Fixture.REFERENCE, instruction));
      return server.requestsFor("POST /api/v1/transactions ").get(0);
    }
  }
}
