package com.mexar.payout.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Purpose;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.Relationship;
import com.mexar.payout.domain.SourceOfFunds;
import com.mexar.payout.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionReaderTest {

  @Test
  void body_asInTheContract_isRead() {
    assertThat(Bodies.read(Bodies.EXAMPLE))
        .isEqualTo(
            new ReadResult.Read<>(
                new PayoutInstruction(
                    new Reference("RMT-2026-000123"),
                    Instructions.money("IDR", "1500000"),
                    new Individual("Budi", "Santoso", new CountryCode("ID"), PartyDetails.NONE),
                    BankAccount.of("bca", "0011223344"),
                    new Individual("Ana", "Lopez", new CountryCode("MX"), PartyDetails.NONE),
                    Purpose.FAMILY_SUPPORT,
                    SourceOfFunds.SALARY,
                    Relationship.RELATIVE,
                    "invoice 12",
                    Instant.parse("2026-11-23T10:00:00Z"),
                    Instructions.money("IDR", "1510000"),
                    new ProviderName("transfez"),
                    Map.of("k", "v"))));
  }

  @Test
  void body_withEveryMember_isRead() {
    PayoutInstruction full = Samples.fullInstruction("RMT-7");
    assertThat(Bodies.read(new StoredJson().writeInstruction(full)))
        .isEqualTo(new ReadResult.Read<>(full));
  }

  @Test
  void optionalMember_null_countsAsAbsent() {
    PayoutInstruction absent = read(Bodies.with("\"purpose\": \"FAMILY_SUPPORT\", ", ""));
    assertThat(read(Bodies.with("\"FAMILY_SUPPORT\"", "null"))).isEqualTo(absent);
    assertThat(absent.purpose()).isNull();
    assertThat(read(Bodies.with("{\"k\": \"v\"}", "null")).metadata()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z",
    "2026-11-23t10:00:00z, 2026-11-23T10:00:00Z",
    "2026-11-23T10:00:00.123456789+07:00, 2026-11-23T03:00:00.123456789Z",
    "2026-11-23T10:00:00-06:30, 2026-11-23T16:30:00Z",
    "2024-02-29T00:00:00-00:00, 2024-02-29T00:00:00Z"
  })
  void deadline_rfc3339_isRead(String text, Instant time) {
    assertThat(read(Bodies.with("2026-11-23T10:00:00Z", text)).deadline()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T10:00:00",
        "2026-11-23T10:00Z",
        "2026-11-23 10:00:00Z",
        "2026-11-23",
        "2026-02-29T10:00:00Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T10:00:60Z",
        "2026-11-23T10:00:00+07",
        "2026-11-23T10:00:00+19:00",
        "2026-11-23T10:00:00,5Z",
        "2026-11-23T10:00:00.1234567891Z",
        "+12026-11-23T10:00:00Z",
        "-2026-11-23T10:00:00Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-18:00",
        "\\u0662026-11-23T10:00:00Z",
        "1795428000",
        ""
      })
  void deadline_other_isAFault(String text) {
    assertThat(pointers(Bodies.with("2026-11-23T10:00:00Z", text)))
        .containsExactly(InstructionReader.DEADLINE);
  }

  @Test
  void faults_many_areFoundTogether() {
    ReadResult<PayoutInstruction> result =
        Bodies.read(
            """
            {"reference": "a b", "amount": {"currency": "idr", "value": 5},
             "beneficiary": {"type": "person", "firstName": "Budi", "country": "id",
                             "account": {"type": "bank", "bankCode": "BCA", "number": "00 11", "bic": "x"}},
             "purpose": "family_support", "maxDebit": {"currency": "IDR", "value": "0"},
             "description": "two\\nlines", "provider": ["transfez"],
             "metadata": {"a/b": 1, "c~d": "\\u0000", "e": "fine"}, "amounts": {}, "": null}
            """);
    assertThat(faults(result))
        .containsExactlyInAnyOrder(
            new FieldFault("/reference", "reference must be 1 to 64 of A-Z a-z 0-9 . _ : / -"),
            new FieldFault("/amount/currency", "currency is not known to ISO 4217"),
            new FieldFault("/amount/value", "must be a string"),
            new FieldFault("/beneficiary/type", "must be individual or business"),
            new FieldFault(
                "/beneficiary/country", "country must be an upper-case ISO 3166-1 alpha-2 code"),
            new FieldFault(
                "/beneficiary/account/bankCode", "bank code must be 1 to 32 of a-z 0-9 _ -"),
            new FieldFault(
                "/beneficiary/account/number", "account number must be 1 to 64 of A-Z a-z 0-9 + -"),
            new FieldFault(
                "/beneficiary/account/bic", "bic must be 8 or 11 upper-case letters and digits"),
            new FieldFault("/sender", "is required"),
            new FieldFault(
                "/purpose",
                "must be one of FAMILY_SUPPORT, EDUCATION, CHARITY, TRAVEL, MEDICAL, GOODS, SERVICES,"
                    + " BUSINESS_EXPENSES, PROPERTY_RENTAL, PROPERTY_PURCHASE, LIVING_EXPENSES,"
                    + " PERSONAL_TRANSFER, ADVISORY_FEES, OTHER"),
            new FieldFault("/maxDebit/value", "must be more than zero"),
            new FieldFault("/description", "description has a character that is not allowed"),
            new FieldFault("/provider", "must be a string"),
            new FieldFault("/metadata/a~1b", "must be a string"),
            new FieldFault("/metadata/c~0d", "metadata value has a character that is not allowed"),
            new FieldFault("/amounts", "is not a known member"),
            new FieldFault("/", "is not a known member"));
  }

  @Test
  void party_allFaults_areFoundTogether() {
    String beneficiary =
        """
        "firstName": " Budi", "lastName": "", "dateOfBirth": "1990-2-1", "nationality": "IDN",
        "gender": "female", "phone": "0812", "email": "nobody", "occupation": "\\u202Ex",
        "address": {"line": "", "country": "XX", "zip": "1"},
        "document": {"number": "", "expiresOn": "2030-13-01"},
        "bankAccount": {"type": "wallet", "number": "1", "iban": "gb82", "branchCode": "a b",
                        "routingNumber": "", "holderName": "\\t"}
        """;
    assertThat(
            pointers(
                Bodies.with("\"firstName\": \"Budi\", \"lastName\": \"Santoso\"", beneficiary)))
        .containsExactlyInAnyOrder(
            "/beneficiary/firstName",
            "/beneficiary/lastName",
            "/beneficiary/dateOfBirth",
            "/beneficiary/nationality",
            "/beneficiary/gender",
            "/beneficiary/phone",
            "/beneficiary/email",
            "/beneficiary/occupation",
            "/beneficiary/address/line",
            "/beneficiary/address/country",
            "/beneficiary/address/zip",
            "/beneficiary/document/type",
            "/beneficiary/document/number",
            "/beneficiary/document/expiresOn",
            "/beneficiary/bankAccount/type",
            "/beneficiary/bankAccount/bankCode",
            "/beneficiary/bankAccount/iban",
            "/beneficiary/bankAccount/branchCode",
            "/beneficiary/bankAccount/routingNumber",
            "/beneficiary/bankAccount/holderName");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"firstName\": \"Ana\" | \"name\": \"Ana\" | /sender/firstName /sender/name",
        "\"type\": \"bank\" | \"type\": \"wallet\" | /beneficiary/account/walletCode /beneficiary/account/bankCode",
        "\"type\": \"bank\" | \"type\": \"BANK\" | /beneficiary/account/type",
        "\"type\": \"bank\", |  | /beneficiary/account/type",
        "\"lastName\": \"Lopez\" | \"account\": {} | /sender/account",
        "\"currency\": \"IDR\", \"value\": \"1500000\" | \"value\": \"1,5\" | /amount/currency /amount/value",
        "{\"currency\": \"IDR\", \"value\": \"1500000\"} | \"1500000\" | /amount",
        "{\"currency\": \"IDR\", \"value\": \"1500000\"} | null | /amount",
        "{\"k\": \"v\"} | {\"k\": null} | /metadata/k",
        "{\"k\": \"v\"} | {\"k\": \"v\", \"k\": \"w\"} | /metadata/k",
        "{\"k\": \"v\"} | {\"\": \"v\"} | /metadata/",
        "{\"k\": \"v\"} | [] | /metadata",
        "\"provider\" | \"reference\" | /reference",
        "\"country\": \"MX\" | \"country\": \"MX\", \"country\": \"MX\" | /sender/country",
        "\"country\": \"MX\" | \"countr\\u0079\": \"MX\", \"country\": \"US\" | /sender/country",
        "\"provider\" | \"Provider\" | /Provider"
      })
  void member_notAsTheContractHasIt_isAFaultAtItsPointer(
      String part, String replacement, String pointers) {
    assertThat(pointers(Bodies.with(part, replacement == null ? "" : replacement)))
        .containsExactlyInAnyOrder(pointers.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"0\"",
        "\"-1\"",
        "\"+1\"",
        "\"1.5e3\"",
        "\"1E+500000000\"",
        "\"NaN\"",
        "\"01\"",
        "\"1.001\"",
        "\"999999999999999\"",
        "\"\"",
        "\"\\u0661\"",
        "1500000",
        "1E+500000000",
        "-0.0",
        "true",
        "[[\"1\"]]",
        "{\"a\": \"1\"}",
        "null"
      })
  void fault09_amount_notAPlainDecimalWithinBounds_isAFaultThere(String json) {
    assertThat(pointers(Bodies.with("\"1500000\"", json))).containsExactly("/amount/value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"x\"", "1", "null", "true", " [ {} ] "})
  void root_notAnObject_isInvalidAsAWhole(String body) {
    assertThat(faults(Bodies.read(body))).containsExactly(new FieldFault("", "must be an object"));
  }

  @Test
  void faults_countless_areBounded() {
    String members =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "\"m" + i + "\":1")
            .collect(Collectors.joining(","));
    assertThat(faults(Bodies.read("{" + members + "}"))).hasSize(100);
  }

  @Test
  void metadata_tooMany_isOneFault() {
    String pairs =
        IntStream.rangeClosed(0, PayoutInstruction.MAX_METADATA)
            .mapToObj(i -> "\"k" + i + "\":\"v\"")
            .collect(Collectors.joining(","));
    assertThat(faults(Bodies.read(Bodies.with("\"k\": \"v\"", pairs))))
        .containsExactly(new FieldFault("/metadata", "has more than 20 pairs"));
  }

  @Test
  void body_mutatedAtRandom_neverThrowsAndNeverRepeatsValues() {
    SplittableRandom random = new SplittableRandom(20261122);
    byte[] example = Bodies.EXAMPLE.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] body = example.clone();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      ReadResult<PayoutInstruction> result = Bodies.read(body);
      if (result instanceof ReadResult.Malformed<?> malformed) {
        assertThat(malformed.detail()).doesNotContain("Budi", "Lopez", "001122", "invoice");
      } else if (result instanceof ReadResult.Invalid<?> invalid) {
        assertThat(invalid.faults())
            .isNotEmpty()
            .allSatisfy(
                fault ->
                    assertThat(fault.detail())
                        .doesNotContain("Budi", "Lopez", "001122", "invoice"));
      }
    }
  }

  private static PayoutInstruction read(String body) {
    assertThat(Bodies.read(body)).isInstanceOf(ReadResult.Read.class);
    return ((ReadResult.Read<PayoutInstruction>) Bodies.read(body)).value();
  }

  private static List<String> pointers(String body) {
    return faults(Bodies.read(body)).stream().map(FieldFault::pointer).toList();
  }

  private static List<FieldFault> faults(ReadResult<PayoutInstruction> result) {
    assertThat(result).isInstanceOf(ReadResult.Invalid.class);
    return ((ReadResult.Invalid<PayoutInstruction>) result).faults();
  }
}
