package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.html;
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
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.domain.Relationship;
import com.mexar.payout.domain.SourceOfFunds;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.testkit.Samples;
import com.mexar.payout.testkit.provider.CannedServer;
import com.mexar.payout.testkit.provider.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent of a draft abroad, and when none is. */
class ForeignDraftTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ALL_OF_PEOPLE =
      """
      {"details":["firstname","middlename","lastname","date_of_birth","nationality_iso_code",
        "gender","msisdn","msisdn_code","id_type","id_number","id_country_iso_code","occupation"],
       "address":["country_iso_code","address","address_country_iso_code","postal_code","city",
        "province_state"],
       "bank":["bank_account_number"]}
      """;
  private static final String ALL_OF_RECIPIENTS =
      """
      {"details":["firstname","lastname","country_iso_code"],
       "bank":["bank_id","bank_account_number","bank_account_holder_name","swift_bic_code",
        "aba_routing_number"]}
      """;

  @TempDir Path folder;

  @Test
  void draft_ofPeople_hasAllThatIsListedAndTheCompliance() throws Exception {
    JsonNode body =
        body(
            Abroad.sample()
                .purpose(Purpose.GOODS)
                .sourceOfFunds(SourceOfFunds.SAVINGS)
                .relationship(Relationship.FRIEND)
                .build(),
            Abroad.attributes(ALL_OF_PEOPLE, ALL_OF_RECIPIENTS),
            "balance-id",
            "12",
            "transfer-service-code",
            "1",
            "sender-country",
            "MX",
            "amount-scale",
            "1");

    assertThat(body)
        .isEqualTo(
            MAPPER.readTree(
                """
                {"reference_id":"mx-abcdefghijklmnopqrstuvwxyz","callback_url":"%s",
                 "payer_id":901,"mode":"DESTINATION","balance_id":12,
                 "source":{"currency":"IDR","country_iso_code":"IDN"},
                 "destination":{"amount":"100.50","currency":"USD","country_iso_code":"USA"},
                 "compliance":{"source_of_funds":"SAVINGS","beneficiary_relationship":"FRIEND",
                   "purpose_of_remittance":"PAY_FOR_GOODS"},
                 "notes":"mx-abcdefghijklmnopqrstuvwxyz",
                 "sender":{"firstname":"Siti","lastname":"Wijaya","country_iso_code":"IDN",
                   "date_of_birth":"1990-02-28","nationality_iso_code":"IDN","gender":"FEMALE",
                   "msisdn":"8123456789","msisdn_code":"62","id_type":"PASSPORT",
                   "id_number":"X1234567","id_country_iso_code":"IDN","occupation":"teacher",
                   "address":"Jalan Mawar 7","address_country_iso_code":"IDN",
                   "postal_code":"40111","city":"Bandung","province_state":"Jawa Barat",
                   "bank_account_number":"5566778899"},
                 "beneficiary":{"firstname":"Ann","lastname":"Smith","country_iso_code":"USA",
                   "bank_id":"9011","bank_account_number":"0001112223",
                   "bank_account_holder_name":"Ann Smith","swift_bic_code":"FRSTUS33",
                   "aba_routing_number":"021000021"}}
                """
                    .formatted(body.path("callback_url").textValue())));
  }

  @Test
  void draft_ofBusinesses_hasTheirOwnMembers() throws Exception {
    String list =
        """
        {"status":200,"data":{"attr":{
          "sender":{"personal":{},"business":{"all":["registered_name","incorporation_date",
            "business_activity","registration_number","document_reference_number",
            "nationality_iso_code","msisdn","msisdn_code","address","postal_code",
            "country_iso_code","sender_city","sender_province","bank_account_number"]}},
          "recipient":{"business":{"all":["registered_name","city","address","country_iso_code",
            "bank_account_name","bank_account_number","swift_bic_code"]}}}}}
        """;
    JsonNode body =
        body(
            Abroad.sample()
                .sender(Abroad.business("ID"))
                .beneficiary(Abroad.business("US"))
                .build(),
            list,
            "date-form",
            "dashes",
            "phone-form",
            "international");

    assertThat(body.path("sender"))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"registered_name":"Mawar Ltd","country_iso_code":"IDN",
                 "incorporation_date":"09-04-2001","business_activity":"furniture",
                 "registration_number":"AHU-1","document_reference_number":"NIB-77",
                 "nationality_iso_code":"IDN","msisdn":"628123456789","msisdn_code":"62",
                 "address":"Jalan Mawar 7","postal_code":"40111","sender_city":"Bandung",
                 "sender_province":"Jawa Barat","bank_account_number":"5566778899"}
                """));
    assertThat(body.path("beneficiary"))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"registered_name":"Mawar Ltd","country_iso_code":"USA","city":"Bandung",
                 "address":"Jalan Mawar 7","bank_account_name":"Mawar Ltd",
                 "bank_account_number":"0001112223","swift_bic_code":"FRSTUS33"}
                """));
  }

  @Test
  void draft_ofBusinessesThatNothingIsListedFor_isTheProvidersLimitUnlessSettingsSayWhatIsSent()
      throws Exception {
    PayoutInstruction instruction =
        Abroad.sample().sender(Abroad.business("ID")).beneficiary(Abroad.business("US")).build();
    String list = Abroad.attributes(ALL_OF_PEOPLE, ALL_OF_RECIPIENTS);

    assertRefused(instruction, list, RefusalClass.PROVIDER_LIMIT, ReasonCode.AG01, "nothing");
    JsonNode body =
        body(
            instruction,
            list,
            "business-sender-fields",
            "address, sender_city",
            "business-beneficiary-fields",
            "bank_id,swift_bic_code");
    assertThat(body.path("sender"))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"registered_name":"Mawar Ltd","country_iso_code":"IDN","address":"Jalan Mawar 7",
                 "sender_city":"Bandung"}
                """));
    assertThat(body.path("beneficiary").path("bank_id").textValue()).isEqualTo("9011");
  }

  @Test
  void draft_withoutWhatIsListed_isRefusedByTheNamesOfOurMembersAndNotSent() {
    PayoutInstruction instruction =
        Abroad.sample()
            .sender(Abroad.person("ID", PartyDetails.NONE))
            .account(BankAccount.of("first", "0001112223"))
            .build();

    assertRefused(
        instruction,
        Abroad.attributes(ALL_OF_PEOPLE, ALL_OF_RECIPIENTS),
        RefusalClass.INSTRUCTION,
        ReasonCode.RR04,
        "needs sender.dateOfBirth, sender.nationality, sender.gender, sender.phone,"
            + " sender.document.type, sender.document.number, sender.document.country,"
            + " sender.occupation, sender.address.line, sender.address.country,"
            + " sender.address.postalCode, sender.address.city, sender.address.region,"
            + " sender.bankAccount.number, account.bic, account.routingNumber");
  }

  @ParameterizedTest
  @CsvSource({
    "iban, account.iban",
    "sort_code, account.routingNumber",
    "bsb_number, account.routingNumber",
    "clabe, account.number of 18 digits"
  })
  void draft_withoutWhatNamesTheAccount_isRefusedForTheBanksIdentifier(String field, String ours) {
    assertRefused(
        Abroad.sample().account(BankAccount.of("first", "0001112223")).build(),
        Abroad.attributes("{\"a\":[\"firstname\"]}", "{\"a\":[\"" + field + "\"]}"),
        RefusalClass.INSTRUCTION,
        ReasonCode.RC04,
        "needs " + ours);
  }

  @Test
  void clabe_ofEighteenDigits_isTheAccountsNumber() throws Exception {
    JsonNode body =
        body(
            Abroad.sample().account(BankAccount.of("first", "032180000118359719")).build(),
            Abroad.attributes("{\"a\":[\"firstname\"]}", "{\"a\":[\"clabe\"]}"));

    assertThat(body.path("beneficiary").path("clabe").textValue()).isEqualTo("032180000118359719");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tax_id",
        "registered_name",
        "country_of_birth_iso_code",
        "city_id",
        "province_id",
        "bank_id",
        "local_bank",
        "Firstname"
      })
  void draft_whereAFieldOfSendersIsNotKnown_isTheProvidersLimitAndNotSent(String field) {
    assertRefused(
        Abroad.sample().sender(Abroad.person("ID", PartyDetails.NONE)).build(),
        Abroad.attributes(
            "{\"a\":[\"firstname\",\"date_of_birth\",\"" + field + "\"]}", ALL_OF_RECIPIENTS),
        RefusalClass.PROVIDER_LIMIT,
        ReasonCode.AG01,
        "the provider wants what is not known here");
  }

  @Test
  void fields_thatAnOperatorLeavesOut_areNotSent() throws Exception {
    JsonNode body =
        body(
            Abroad.sample().build(),
            Abroad.attributes(
                "{\"a\":[\"firstname\",\"tax_id\",\"city_id\",\"occupation\"]}", ALL_OF_RECIPIENTS),
            "fields-left-out",
            "tax_id, city_id,occupation");

    assertThat(body.path("sender"))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"firstname":"Siti","lastname":"Wijaya","country_iso_code":"IDN"}
                """));
  }

  @Test
  void draft_toABankThatWantsMore_hasThatToo() throws Exception {
    PayoutInstruction instruction =
        Abroad.sample()
            .beneficiary(new Individual("Ann", "Smith", new CountryCode("US"), Samples.details()))
            .account(BankAccount.of("savings", "0001112223"))
            .build();
    String list = Abroad.attributes("{\"a\":[\"firstname\"]}", "{\"a\":[\"bank_id\"]}");

    JsonNode beneficiary = body(instruction, list).path("beneficiary");
    assertThat(beneficiary.path("bank_id").textValue()).isEqualTo("9012");
    assertThat(beneficiary.path("msisdn_code").textValue()).isEqualTo("52");
    assertThat(beneficiary.path("msisdn").textValue()).isEqualTo("5512345678");
    assertRefused(
        Abroad.sample().account(BankAccount.of("savings", "0001112223")).build(),
        list,
        RefusalClass.INSTRUCTION,
        ReasonCode.RR04,
        "needs beneficiary.phone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"msisdn\"", "{\"a\":\"msisdn\"}", "[1]", "true"})
  void draft_toABankWhoseFieldsCannotBeRead_isTheProvidersLimit(String fields) {
    byte[] banks =
        json(
            200,
            "{\"status\":200,\"total_page\":1,\"data\":[{\"id\":1,\"name\":\"First Sandbox Bank\","
                + "\"additional_required_fields\":"
                + fields
                + "}]}");

    assertRefused(
        Map.of(Abroad.BANKS, banks),
        Abroad.sample().build(),
        RefusalClass.PROVIDER_LIMIT,
        ReasonCode.AG01,
        "not known here");
  }

  @Test
  void draft_toABankThatIsNotListed_isTheProvidersLimit() {
    assertRefused(
        Map.of(),
        Abroad.sample().account(BankAccount.of("gone", "0001112223")).build(),
        RefusalClass.PROVIDER_LIMIT,
        ReasonCode.RC01,
        "the provider does not list the bank");
  }

  @Test
  void draft_toACountryThatIsNotListedWithTheCurrency_isTheProvidersLimit() {
    String other = "{\"id\":902,\"country_iso_code\":\"USA\",\"currency\":\"EUR\"}";
    byte[] list = json(200, "{\"status\":200,\"total_page\":1,\"data\":[" + other + "]}");

    assertRefused(
        Map.of(Abroad.COUNTRIES, list),
        Abroad.sample().build(),
        RefusalClass.PROVIDER_LIMIT,
        ReasonCode.AG01,
        "the provider does not list the country");
  }

  static Stream<byte[]> unreadable() {
    String good = Abroad.attributes(ALL_OF_PEOPLE, ALL_OF_RECIPIENTS);
    return Stream.of(
        HANG_UP,
        html(200),
        html(404),
        json(404, Answers.error(404, "\"Not Found\"")),
        json(200, "{\"status\":200}"),
        json(200, "{\"status\":200,\"data\":{}}"),
        json(200, "{\"status\":200,\"data\":[]}"),
        json(200, good.replace("\"id\":901", "\"id\":902")),
        json(200, good.replace("\"currency\":\"USD\"", "\"currency\":\"IDR\"")),
        json(200, good.replace("\"sender\":", "\"payer\":")),
        json(200, good.replace("\"recipient\":", "\"beneficiary\":")),
        json(200, Abroad.attributes("[\"firstname\"]", ALL_OF_RECIPIENTS)),
        json(200, Abroad.attributes("{\"a\":\"firstname\"}", ALL_OF_RECIPIENTS)),
        json(200, Abroad.attributes("{\"a\":[{\"name\":\"city\"}]}", ALL_OF_RECIPIENTS)),
        json(200, Abroad.attributes("{\"a\":{\"b\":[\"city\"]}}", ALL_OF_RECIPIENTS)));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void draft_whenWhatIsWantedCannotBeRead_isSurelyNotSent(byte[] answer) {
    try (CannedServer server = Abroad.server(Map.of(Abroad.ATTRIBUTE, answer));
        TransfezProvider provider = Fixture.provider(Canned.url(server), Abroad.settings(folder))) {
      assertThat(provider.submit(Fixture.draft(Fixture.REFERENCE, Abroad.sample().build())))
          .isInstanceOf(StepOutcome.SurelyNotSent.class);
      assertThat(server.requestsFor(Abroad.CREATE)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Abroad.COUNTRIES, Abroad.BANKS})
  void draft_whenAListCannotBeRead_isSurelyNotSent(String list) {
    try (CannedServer server = Abroad.server(Map.of(list, html(502)));
        TransfezProvider provider = Fixture.provider(Canned.url(server), Abroad.settings(folder))) {
      assertThat(provider.submit(Fixture.draft(Fixture.REFERENCE, Abroad.sample().build())))
          .isInstanceOf(StepOutcome.SurelyNotSent.class);
      assertThat(server.requestsFor(Abroad.CREATE)).isEmpty();
    }
  }

  @Test
  void lists_withinTheirTime_areReadOnce() {
    assertThat(readings(json(200, Abroad.created()))).containsExactly(1, 1, 1, 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sender\":[\"city can't be blank\"]}",
        "{\"payer\":[\"must exist\"]}",
        "{\"tax\":[\"is missing\"]}"
      })
  void lists_afterAComplaintThatDoubtsThem_areReadAgainUnlessTheyAreYoung(String message) {
    assertThat(readings(json(422, Answers.error(422, message)))).containsExactly(2, 2, 2, 4);
  }

  @Test
  void draft_refusedForAParty_isHeldAgainstTheInstructionByFreshListsAlone() {
    SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));
    byte[] refusal = json(422, Answers.error(422, "{\"sender\":[\"city can't be blank\"]}"));
    AtomicReference<byte[]> answer = new AtomicReference<>(json(200, Abroad.created()));
    try (CannedServer server =
            new CannedServer(
                request -> request.isFor(Abroad.CREATE) ? answer.get() : Abroad.usual(request));
        TransfezProvider provider = provider(server, clock)) {
      StepRequest draft = Fixture.draft(Fixture.REFERENCE, Abroad.sample().build());
      provider.submit(draft);
      answer.set(refusal);

      clock.advance(Duration.ofMinutes(1));
      var old = (StepOutcome.Refused) provider.submit(draft);
      assertThat(old.refusal()).isEqualTo(RefusalClass.OURS_OR_PROVIDERS);
      assertThat(old.reason().code()).isEqualTo(ReasonCode.FF01);

      clock.advance(Duration.ofSeconds(5));
      var fresh = (StepOutcome.Refused) provider.submit(draft);
      assertThat(fresh.refusal()).isEqualTo(RefusalClass.INSTRUCTION);
      clock.advance(Duration.ofSeconds(5));
      var young = (StepOutcome.Refused) provider.submit(draft);
      assertThat(young.refusal()).isEqualTo(RefusalClass.INSTRUCTION);
    }
  }

  @Test
  void lists_afterAComplaintAboutTheAmount_areKept() {
    byte[] refusal =
        json(422, Answers.error(422, "{\"base\":[\"Minimum amount limit not reached\"]}"));

    assertThat(readings(refusal)).containsExactly(1, 1, 1, 4);
  }

  @Test
  void echo_ofAnotherAmountCurrencyOrAccount_doesNotFit() {
    PayoutInstruction instruction = Abroad.sample().build();
    assertThat(prepared(Abroad.created()).terms().fit(instruction)).isTrue();
    for (String other :
        new String[] {
          Abroad.created().replace("\"sent_amount\":\"100.5\"", "\"sent_amount\":\"100.4\""),
          Abroad.created().replace("\"amount\":\"100.5\"", "\"amount\":\"100.4\""),
          Abroad.created().replace("\"currency\":\"USD\"", "\"currency\":\"SGD\""),
          Abroad.created().replace("\"0001112223\"", "\"0001112224\""),
          Abroad.created()
              .replace("\"bank_account_number\"", "\"account\":\"1\",\"bank_account_number\""),
          Abroad.created().replace("\"0001112223\"", "\"0001112223\",\"account\":\"0001112224\"")
        }) {
      assertThat(prepared(other).terms().fit(instruction)).as(other).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DE89370400440532013000, true",
    "de89 3704 0044 0532 0130 00, true",
    "DE89**************3000, true",
    "DE89370400440532013001, false",
    "DE89**************3001, false"
  })
  void echo_ofAnIbanAlone_isComparedWithOurs(String stated, boolean fits) {
    PayoutInstruction instruction =
        Abroad.sample()
            .account(
                new BankAccount(
                    "first", "0001112223", null, "DE89370400440532013000", null, null, null))
            .build();
    String echo =
        Abroad.created()
            .replace("\"bank_account_number\":\"0001112223\"", "\"iban\":\"" + stated + "\"");

    assertThat(prepared(echo, instruction).terms().fit(instruction)).isEqualTo(fits);
  }

  @Test
  void cost_ofADraft_isWhatIsDebitedInRupiah() {
    var cost = prepared(Abroad.created()).draft().cost();

    assertThat(cost.debited()).isEqualTo(Samples.money("IDR", "1558990"));
    assertThat(cost.fee()).isEqualTo(Samples.money("IDR", "2500"));
    assertThat(cost.rate()).isEqualTo("15512.345678");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"USD\"", "\"RUPIAH\"", "7"})
  void cost_inAnotherCurrencyThanRupiah_hasNoAmounts(String currency) {
    String odd =
        Abroad.created()
            .replace("\"source\":{\"currency\":\"IDR\"", "\"source\":{\"currency\":" + currency);
    assertThat(odd).isNotEqualTo(Abroad.created());
    var cost = prepared(odd).draft().cost();

    assertThat(cost.debited()).isNull();
    assertThat(cost.fee()).isNull();
    assertThat(cost.isWithin(Samples.money("IDR", "99999999"))).isFalse();
  }

  @Test
  void cost_ofAnUnstatedCurrency_isInRupiah() {
    var cost = prepared(Abroad.created().replace("\"source\":", "\"from\":")).draft().cost();

    assertThat(cost.debited()).isEqualTo(Samples.money("IDR", "1558990"));
  }

  private StepOutcome.Prepared prepared(String answer) {
    return prepared(answer, Abroad.sample().build());
  }

  private StepOutcome.Prepared prepared(String answer, PayoutInstruction instruction) {
    try (CannedServer server = Abroad.server(Map.of(Abroad.CREATE, json(200, answer)));
        TransfezProvider provider = Fixture.provider(Canned.url(server), Abroad.settings(folder))) {
      return (StepOutcome.Prepared) provider.submit(Fixture.draft(Fixture.REFERENCE, instruction));
    }
  }

  /**
   * Countries, attributes, banks and drafts that were asked for by two drafts at once, and by two
   * more when the lists are not young any more.
   */
  private int[] readings(byte[] answer) {
    SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));
    try (CannedServer server = Abroad.server(Map.of(Abroad.CREATE, answer));
        TransfezProvider provider = provider(server, clock)) {
      for (int i = 0; i < 4; i++) {
        if (i == 2) {
          clock.advance(Duration.ofMinutes(1));
        }
        provider.submit(Fixture.draft(Fixture.REFERENCE, Abroad.sample().build()));
      }
      return Stream.of(Abroad.COUNTRIES, Abroad.ATTRIBUTE, Abroad.BANKS, Abroad.CREATE)
          .mapToInt(list -> server.requestsFor(list).size())
          .toArray();
    }
  }

  private TransfezProvider provider(CannedServer server, SettableClock clock) {
    return Fixture.provider(
        Fixture.settings(Canned.url(server), Abroad.settings(folder)),
        Fixture.context(Duration.ofSeconds(20), clock));
  }

  private void assertRefused(
      PayoutInstruction instruction,
      String attributes,
      RefusalClass refusal,
      ReasonCode code,
      String why) {
    assertRefused(Map.of(Abroad.ATTRIBUTE, json(200, attributes)), instruction, refusal, code, why);
  }

  private void assertRefused(
      Map<String, byte[]> answers,
      PayoutInstruction instruction,
      RefusalClass refusal,
      ReasonCode code,
      String why) {
    try (CannedServer server = Abroad.server(answers);
        TransfezProvider provider = Fixture.provider(Canned.url(server), Abroad.settings(folder))) {
      assertThat(provider.whyNot(instruction)).isEmpty();
      var refused =
          (StepOutcome.Refused) provider.submit(Fixture.draft(Fixture.REFERENCE, instruction));

      assertThat(refused.refusal()).isEqualTo(refusal);
      assertThat(refused.reason().code()).isEqualTo(code);
      assertThat(refused.reason().text()).contains(why);
      assertThat(server.requestsFor(Abroad.CREATE)).isEmpty();
    }
  }

  private JsonNode body(PayoutInstruction instruction, String attributes, String... settings)
      throws Exception {
    byte[] list = json(200, attributes);
    try (CannedServer server = Abroad.server(Map.of(Abroad.ATTRIBUTE, list));
        TransfezProvider provider =
            Fixture.provider(Canned.url(server), Abroad.settings(folder, settings))) {
      assertThat(provider.whyNot(instruction)).isEmpty();
      provider.submit(Fixture.draft(Fixture.REFERENCE, instruction));
      return MAPPER.readTree(server.requestsFor(Abroad.CREATE).get(0).body());
    }
  }
}
