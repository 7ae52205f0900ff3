package com.mexar.payout.sandbox.transfez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.MagicAccount;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AbroadTest {

  private static final Duration SHORT = Duration.ofMillis(10);

  private final TransfezSimulator simulator =
      TransfezSimulator.builder().pace(SHORT, SHORT, SHORT).balance(400_000_000).start();
  private final Partner partner = new Partner(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void countries_haveCurrencyLimitsAndPrecision() throws IOException {
    JsonNode usa = partner.get("/payers/cbse?per_page=10000").data().path(0);
    assertThat(usa.path("id").asInt()).isEqualTo(901);
    assertThat(usa.path("country_iso_code").asText()).isEqualTo("USA");
    assertThat(usa.path("currency").asText()).isEqualTo("USD");
    assertThat(usa.path("minimum_amount").asText()).isEqualTo("30.0");
    assertThat(usa.path("maximum_amount").asText()).isEqualTo("25000.0");
    assertThat(partner.get("/payers/cbse?page=4&per_page=1").data().path(0).path("precision"))
        .hasToString("\"0\"");
    assertThat(partner.get("/payers/904").data().path("name").asText()).isEqualTo("Japan");
  }

  @Test
  void attributesAndBanks_ofACountry_areListed() throws IOException {
    JsonNode data = partner.get("/payers/901/attribute").data();
    assertThat(data.path("currency").asText()).isEqualTo("USD");
    JsonNode sender = data.path("attr").path("sender");
    assertThat(sender.path("personal").path("details")).anyMatch(is("date_of_birth"));
    assertThat(sender.path("business").path("details")).anyMatch(is("registered_name"));
    JsonNode recipient = data.path("attr").path("recipient");
    assertThat(recipient.path("personal").path("bank")).anyMatch(is("aba_routing_number"));
    JsonNode bank = partner.get("/payers/901/banks").data().path(1);
    assertThat(bank.path("name").asText()).isEqualTo("Sandbox Savings Bank");
    assertThat(bank.path("country_iso_3").asText()).isEqualTo("USA");
    assertThat(bank.path("additional_required_fields")).anyMatch(is("msisdn"));
    assertThat(partner.get("/payers/904/attribute").data().at("/attr/sender/business")).isEmpty();
    for (String path : new String[] {"/payers/3/banks", "/payers/3/attribute", "/payers/9/banks"}) {
      assertThat(partner.get(path).status()).isEqualTo(404);
    }
  }

  @Test
  void rate_ofACurrency_isStatedInStrings() throws IOException {
    JsonNode data = partner.get("/rates/IDR/GBP").data();
    assertThat(data.path("rate").textValue()).isEqualTo("19626.069949");
    assertThat(data.path("obj_rate").path("kurs").textValue()).isEqualTo("19626.069949");
    assertThat(partner.get("/rates/IDR/CHF").status()).isEqualTo(404);
    assertThat(partner.get("/rates/USD/GBP").status()).isEqualTo(404);
  }

  @Test
  void draft_isPricedInRupiah_andConfirmedDebitsThem() throws IOException {
    JsonNode data = partner.draft(body("0001112223")).data();
    assertThat(data.path("state").asText()).isEqualTo("created");
    // the documentation's sample: the fraction of 196260699.49 is dropped
    assertThat(data.path("amount").asLong()).isEqualTo(196_260_699);
    assertThat(data.path("sent_amount").textValue()).isEqualTo("10000.0");
    assertThat(data.path("rate").textValue()).isEqualTo("19626.069949");
    assertThat(data.path("fee").textValue()).isEqualTo("2500.0");
    assertThat(data.path("transaction_type").asText()).isEqualTo("C2C");
    assertThat(data.path("beneficiary").path("bank_account_number").asText())
        .isEqualTo("0001112223");
    assertThat(simulator.balance()).isEqualTo(400_000_000);

    partner.confirm(data.path("id").asLong());
    assertThat(simulator.balance()).isEqualTo(400_000_000 - 196_260_699 - 2_500);
    await().until(() -> partner.state("r-abroad").equals("completed"));
  }

  @Test
  void draft_inSourceMode_sendsWhatTheRupiahBuy() throws IOException {
    ObjectNode body = body("0001112223").put("mode", "SOURCE");
    in(body, "source").put("amount", "1000000");
    JsonNode data = partner.draft(body).data();
    assertThat(data.path("sent_amount").asText()).isEqualTo("50.95");
  }

  @Test
  void draft_fromABusinessToABusiness_isTakenWhereTheCountryListsTheirFields() throws IOException {
    ObjectNode body = body("0001112223");
    body.set("sender", businessSender());
    body.set("beneficiary", businessBeneficiary());
    assertThat(partner.draft(body).data().path("transaction_type").asText()).isEqualTo("B2B");

    ObjectNode toJapan = body.deepCopy().put("reference_id", "r-japan").put("payer_id", 904);
    in(toJapan, "destination").put("currency", "JPY").put("country_iso_code", "JPN");
    assertThat(partner.draft(toJapan).message().path("sender").path(0).asText())
        .isEqualTo("business is not supported by payer");
  }

  @Test
  void draft_toAMagicAccount_hasItsLife() throws IOException {
    ObjectNode body = body(MagicAccount.DECLINED_7001.number());
    partner.confirm(partner.draft(body).data().path("id").asLong());
    await().until(() -> partner.state("r-abroad").equals("declined"));
    assertThat(partner.byReference("r-abroad").data().path("error_code").asInt()).isEqualTo(7001);
  }

  @Test
  void field_thatACountryWantsFromNowOn_isMissed() throws IOException {
    simulator.alsoWantOfSenders("GBR", "occupation");
    assertThat(partner.draft(body("0001112223")).message().path("sender").path(0).asText())
        .isEqualTo("occupation can't be blank");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal(
            "sender",
            "date_of_birth can't be blank",
            body -> in(body, "sender").remove("date_of_birth")),
        refusal("sender", "city can't be blank", body -> in(body, "sender").put("city", " ")),
        refusal(
            "beneficiary",
            "sort_code can't be blank",
            body -> in(body, "beneficiary").remove("sort_code")),
        refusal("bank_id", "not found", body -> in(body, "beneficiary").put("bank_id", 9011)),
        refusal(
            "beneficiary",
            "msisdn can't be blank",
            body -> in(body, "beneficiary").put("bank_id", 9022)),
        refusal(
            "compliance",
            "source_of_funds can't be blank",
            body -> in(body, "compliance").remove("source_of_funds")),
        refusal(
            "destination",
            "currency is not supported by payer",
            body -> in(body, "destination").put("currency", "IDR")),
        refusal(
            "destination",
            "country is not supported by payer",
            body -> in(body, "destination").put("country_iso_code", "USA")),
        refusal(
            "base",
            "Maximum amount limit exceeded",
            body -> in(body, "destination").put("amount", "20000.01")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("refusals")
  void draft_withFault_isRefusedByField(String field, String message, Consumer<ObjectNode> fault)
      throws IOException {
    ObjectNode body = body("0001112223");
    fault.accept(body);
    Partner.Answer answer = partner.draft(body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.message().path(field)).anyMatch(is(message));
    assertThat(partner.byReference("r-abroad").status()).isEqualTo(404);
  }

  @Test
  void draft_finerThanThePrecision_isRefused() throws IOException {
    ObjectNode body = body("0001112223").put("payer_id", 904);
    in(body, "destination").put("currency", "JPY").put("country_iso_code", "JPN");
    in(body, "destination").put("amount", "5000.5");
    assertThat(partner.draft(body).message().path("amount"))
        .anyMatch(is("has more decimals than payer's precision"));
  }

  private static Arguments refusal(String field, String message, Consumer<ObjectNode> fault) {
    return Arguments.of(field, message, fault);
  }

  private static Predicate<JsonNode> is(String text) {
    return node -> node.asText().equals(text);
  }

  /** 10000 pounds to the first bank. */
  private static ObjectNode body(String account) {
    ObjectNode body = Partner.MAPPER.createObjectNode();
    body.put("reference_id", "r-abroad").put("payer_id", 902).put("mode", "DESTINATION");
    body.putObject("source").put("currency", "IDR").put("country_iso_code", "IDN");
    body.putObject("destination")
        .put("amount", "10000")
        .put("currency", "GBP")
        .put("country_iso_code", "GBR");
    body.putObject("sender")
        .put("firstname", "Siti")
        .put("lastname", "Wijaya")
        .put("date_of_birth", "1990-02-28")
        .put("nationality_iso_code", "IDN")
        .put("id_type", "PASSPORT")
        .put("id_number", "X1234567")
        .put("address", "Jalan Mawar 7")
        .put("city", "Bandung")
        .put("country_iso_code", "IDN");
    body.putObject("beneficiary")
        .put("firstname", "Ann")
        .put("lastname", "Smith")
        .put("country_iso_code", "GBR")
        .put("bank_id", 9021)
        .put("bank_account_number", account)
        .put("sort_code", "112233");
    body.putObject("compliance")
        .put("source_of_funds", "SALARY_INCOME")
        .put("beneficiary_relationship", "FRIEND")
        .put("purpose_of_remittance", "PERSONAL_TRANSFER");
    return body;
  }

  private static ObjectNode businessSender() {
    return Partner.MAPPER
        .createObjectNode()
        .put("registered_name", "PT Mawar")
        .put("registration_number", "AHU-1")
        .put("address", "Jalan Mawar 7")
        .put("sender_city", "Bandung")
        .put("sender_province", "Jawa Barat")
        .put("postal_code", "40111")
        .put("country_iso_code", "IDN");
  }

  private static ObjectNode businessBeneficiary() {
    return Partner.MAPPER
        .createObjectNode()
        .put("registered_name", "Smith Ltd")
        .put("city", "London")
        .put("address", "1 High Street")
        .put("country_iso_code", "GBR")
        .put("bank_id", 9023)
        .put("bank_account_name", "Smith Ltd")
        .put("bank_account_number", "0001112223")
        .put("sort_code", "112233");
  }

  private static ObjectNode in(ObjectNode body, String part) {
    return (ObjectNode) body.path(part);
  }
}
