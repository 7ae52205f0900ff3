package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.json;

import com.mexar.payout.domain.Address;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.IdentityDocument;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.testkit.InstructionSample;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Payouts abroad, the settings for them, and a provider that answers from a list of canned texts.
 */
final class Abroad {
  static final String COUNTRIES = "GET /api/v1/payers/cbse?";
  static final String ATTRIBUTE = "GET /api/v1/payers/901/attribute ";
  static final String BANKS = "GET /api/v1/payers/901/banks?";
  static final String CREATE = "POST /api/v1/transactions ";

  private static final String PEOPLE =
      "{\"details\":[\"firstname\",\"lastname\",\"country_iso_code\"],\"bank\":[\"bank_id\"]}";

  private Abroad() {}

  /** A hundred dollars from a person in Indonesia to one in the United States. */
  static InstructionSample sample() {
    return Samples.anInstruction()
        .amount("USD", "100.50")
        .sender(new Individual("Siti", "Wijaya", new CountryCode("ID"), Samples.fullDetails()))
        .beneficiary(new Individual("Ann", "Smith", new CountryCode("US"), PartyDetails.NONE))
        .account(new BankAccount("first", "0001112223", "FRSTUS33", null, null, "021000021", null));
  }

  /** A business of which everything is known. */
  static Business business(String country) {
    CountryCode code = new CountryCode(country);
    return new Business(
        "Mawar Ltd",
        "AHU-1",
        code,
        PartyDetails.builder()
            .dateOfBirth(LocalDate.of(2001, 4, 9))
            .nationality(code)
            .phone("+628123456789")
            .occupation("furniture")
            .address(new Address("Jalan Mawar 7", "Bandung", "Jawa Barat", "40111", code))
            .document(new IdentityDocument(IdentityDocument.Type.OTHER, "NIB-77", code, null))
            .bankAccount(BankAccount.of("mandiri", "5566778899"))
            .build());
  }

  static Party person(String country, PartyDetails details) {
    return new Individual("Siti", "Wijaya", new CountryCode(country), details);
  }

  /** Corridors and banks; what follows is added. */
  static String[] settings(Path folder, String... more) {
    try {
      Path map =
          Files.writeString(
              folder.resolve("abroad"),
              "US.bank.first=First Sandbox Bank\nUS.bank.savings=Sandbox Savings Bank\n"
                  + "US.bank.gone=Gone Bank\nGB.bank.first=First Sandbox Bank\n"
                  + "SG.bank.first=First Sandbox Bank\nJP.bank.first=First Sandbox Bank\n");
      return Stream.concat(
              Stream.of(
                  "institution-map-file",
                  map.toString(),
                  "cross-border",
                  "US:USD:30-25000, GB:GBP:20-20000, SG:SGD:20-30000, JP:JPY:2000-3000000"),
              Stream.of(more))
          .toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String attributes(String ofSenders, String ofRecipients) {
    return """
    {"status":200,"data":{"id":901,"currency":"USD",
     "attr":{"sender":{"personal":%s,"business":{}},"recipient":{"personal":%s,"business":{}}}}}
    """
        .formatted(ofSenders, ofRecipients);
  }

  /** Lists a country, its banks, and what else is given by the head of the request. */
  static CannedServer server(Map<String, byte[]> answers) {
    return new CannedServer(
        request ->
            answers.entrySet().stream()
                .filter(answer -> request.isFor(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> usual(request)));
  }

  static byte[] usual(CannedServer.Request request) {
    if (request.isFor(COUNTRIES)) {
      return json(
          200,
          """
          {"status":200,"page":1,"per_page":10000,"total_page":1,"data":[
            {"id":901,"name":"United States of America","precision":"2",
             "country_iso_code":"USA","currency":"USD","minimum_amount":"30.0",
             "maximum_amount":"25000.0"},
            {"id":905,"country_iso_code":"USA","currency":"EUR"}]}
          """);
    }
    if (request.isFor(ATTRIBUTE)) {
      return json(200, attributes(PEOPLE.replace(",\"bank\":[\"bank_id\"]", ""), PEOPLE));
    }
    if (request.isFor(BANKS)) {
      return json(
          200,
          """
          {"status":200,"total_page":1,"data":[
            {"id":9011,"name":"First Sandbox Bank","country_iso_3":"USA",
             "additional_required_fields":null},
            {"id":9012,"name":"Sandbox Savings Bank","additional_required_fields":
              ["msisdn","msisdn_code"]}]}
          """);
    }
    return json(200, created());
  }

  /** As the provider prints what was asked by {@link #sample}. */
  static String created() {
    return Answers.enveloped(
        Answers.transaction("\"account\":\"0011223344\"", "\"bank_account_number\":\"0001112223\"")
            .replace(
                "\"amount\":\"20000.0\",\"currency\":\"IDR\"",
                "\"amount\":\"100.5\",\"currency\":\"USD\"")
            .replace("\"amount\":20000,", "\"amount\":1558990,")
            .replace("\"sent_amount\":\"20000.0\"", "\"sent_amount\":\"100.5\"")
            .replace("\"rate\":\"1.0\"", "\"rate\":\"15512.345678\""));
  }
}
