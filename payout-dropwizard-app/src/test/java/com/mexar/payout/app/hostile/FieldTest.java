package com.mexar.payout.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.Requests.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One member of a sound body at a time: each fault is answered alone and by its pointer. */
class FieldTest extends HostileHost {

  private static final String[] MISLEADING = {
    "a\u0000b",
    "a\u001bb",
    "a\tb",
    "a\nb",
    "a\u007fb",
    "a\u0085b",
    "a\u202eb",
    "a\u2066b",
    "a\u200bb",
    "a\u200db",
    "a\u00adb",
    "a\ufeffb",
    "a\ue000b",
    "a\u0378b",
    "a\uffffb",
    "a\ufdd0b",
    "a\u2028b",
    "a\u2029b",
    "a\udb40\udc41b",
    "a\udbff\udfffb",
    "",
    " ",
    " a",
    "a\u00a0",
    "\u3164"
  };

  private static final String[] NO_TEXTS = {
    "1", "-0", "1.5", "1e5", "1E+500000000", "9".repeat(900), "true", "[]", "[\"a\"]", "{}"
  };

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of(Route.PAY, "/beneficiary/firstName", 140),
        Arguments.of(Route.PAY, "/beneficiary/lastName", 140),
        Arguments.of(Route.PAY, "/beneficiary/occupation", 100),
        Arguments.of(Route.PAY, "/beneficiary/address/line", 200),
        Arguments.of(Route.PAY, "/beneficiary/address/city", 100),
        Arguments.of(Route.PAY, "/beneficiary/address/region", 100),
        Arguments.of(Route.PAY, "/beneficiary/address/postalCode", 16),
        Arguments.of(Route.PAY, "/beneficiary/document/number", 64),
        Arguments.of(Route.PAY, "/beneficiary/account/holderName", 140),
        Arguments.of(Route.PAY, "/sender/name", 140),
        Arguments.of(Route.PAY, "/sender/registrationNumber", 64),
        Arguments.of(Route.PAY, "/description", 140),
        Arguments.of(Route.SET_STATE, "/reason", 500),
        Arguments.of(Route.RESOLVE, "/reason", 500),
        Arguments.of(Route.RESOLVE, "/evidence", 1_000));
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of(Route.PAY, "/reference", "a".repeat(65)),
        Arguments.of(Route.PAY, "/amount/currency", "IDRR"),
        Arguments.of(Route.PAY, "/amount/value", "1".repeat(15)),
        Arguments.of(Route.PAY, "/maxDebit/currency", "XAU"),
        Arguments.of(Route.PAY, "/maxDebit/value", "1".repeat(1_000)),
        Arguments.of(Route.PAY, "/beneficiary/type", "INDIVIDUAL"),
        Arguments.of(Route.PAY, "/beneficiary/country", "ZZ"),
        Arguments.of(Route.PAY, "/beneficiary/dateOfBirth", "1990-02-30"),
        Arguments.of(Route.PAY, "/beneficiary/nationality", "idn"),
        Arguments.of(Route.PAY, "/beneficiary/gender", "female"),
        Arguments.of(Route.PAY, "/beneficiary/phone", "+0628123456"),
        Arguments.of(Route.PAY, "/beneficiary/email", "a".repeat(65) + "@example.com"),
        Arguments.of(Route.PAY, "/beneficiary/document/type", "VISA"),
        Arguments.of(Route.PAY, "/beneficiary/document/expiresOn", "+10000-01-01"),
        Arguments.of(Route.PAY, "/beneficiary/bankAccount/number", "1".repeat(65)),
        Arguments.of(Route.PAY, "/beneficiary/account/type", "cash"),
        Arguments.of(Route.PAY, "/beneficiary/account/bankCode", "BCA"),
        Arguments.of(Route.PAY, "/beneficiary/account/number", "\u0661\u0662\u0663"),
        Arguments.of(Route.PAY, "/beneficiary/account/bic", "cenaidja"),
        Arguments.of(Route.PAY, "/beneficiary/account/iban", "DE"),
        Arguments.of(Route.PAY, "/beneficiary/account/branchCode", "1".repeat(21)),
        Arguments.of(Route.PAY, "/beneficiary/account/routingNumber", "1 2"),
        Arguments.of(Route.PAY, "/purpose", "family_support"),
        Arguments.of(Route.PAY, "/sourceOfFunds", "salary"),
        Arguments.of(Route.PAY, "/relationship", "relative"),
        Arguments.of(Route.PAY, "/deadline", "9999-12-31T23:59:59Z"),
        Arguments.of(Route.PAY, "/provider", "Transfez"),
        Arguments.of(Route.INQUIRE_ACCOUNT, "/country", "id"),
        Arguments.of(Route.INQUIRE_ACCOUNT, "/account/type", "Wallet"),
        Arguments.of(Route.INQUIRE_ACCOUNT, "/account/walletCode", "o".repeat(33)),
        Arguments.of(Route.INQUIRE_ACCOUNT, "/account/number", "08 12"),
        Arguments.of(Route.SET_STATE, "/state", "active"),
        Arguments.of(Route.RESOLVE, "/outcome", "OPEN"));
  }

  /** Whatever text is there; what decides which members belong beside it is left as it is. */
  private static List<String> everyText(Route route) {
    return Stream.concat(texts(), shapes())
        .filter(field -> field.get()[0] == route)
        .map(field -> (String) field.get()[1])
        .filter(pointer -> !pointer.endsWith("y/type") && !pointer.endsWith("account/type"))
        .toList();
  }

  static Stream<Route> routesWithTexts() {
    return Stream.of(Route.PAY, Route.INQUIRE_ACCOUNT, Route.SET_STATE, Route.RESOLVE);
  }

  static final List<Arguments> objects =
      List.of(
          Arguments.of(Route.PAY, "/amount"),
          Arguments.of(Route.PAY, "/maxDebit"),
          Arguments.of(Route.PAY, "/beneficiary"),
          Arguments.of(Route.PAY, "/beneficiary/address"),
          Arguments.of(Route.PAY, "/beneficiary/document"),
          Arguments.of(Route.PAY, "/beneficiary/bankAccount"),
          Arguments.of(Route.PAY, "/beneficiary/account"),
          Arguments.of(Route.PAY, "/sender"),
          Arguments.of(Route.PAY, "/metadata"),
          Arguments.of(Route.INQUIRE_ACCOUNT, "/account"));

  @ParameterizedTest
  @MethodSource("routesWithTexts")
  void fault09_texts_misleadingOrNone_areAllInvalid(Route route) throws Exception {
    for (String text : MISLEADING) {
      assertAllInvalid(route, Samples.quoted(text));
    }
    for (String json : NO_TEXTS) {
      assertAllInvalid(route, json);
    }
    assertAllInvalid(route, "\"" + CANARY + "\\ud800\"");
    assertAllInvalid(route, "\"\\udc00\\ud800\"");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void text_atItsBound_isReadAndOneBeyondIsNot(Route route, String pointer, int most)
      throws Exception {
    String other = "/zz";
    String unsound = Samples.with(route.body(), other, "1");
    for (String character : List.of("x", "\u00e9", "\ud83d\ude00")) {
      String within = Samples.with(unsound, pointer, Samples.quoted(character.repeat(most)));
      String beyond = Samples.with(unsound, pointer, Samples.quoted(character.repeat(most + 1)));
      assertThat(pointers(route, within)).containsExactly(other);
      assertThat(pointers(route, beyond)).containsExactlyInAnyOrder(other, pointer);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void text_ofTheWrongShape_isInvalidThere(Route route, String pointer, String text)
      throws Exception {
    assertInvalid(route, pointer, Samples.quoted(text));
    assertInvalid(route, pointer, Samples.quoted(CANARY + "\u00e9'; --"));
    assertInvalid(route, pointer, Samples.quoted("x".repeat(20_000)));
  }

  @ParameterizedTest
  @FieldSource("objects")
  void object_ofAnotherKindOrWithMore_isInvalidThere(Route route, String pointer) throws Exception {
    for (String json : List.of("[]", "\"" + CANARY + "\"", "1", "1e999", "false", "[{}]")) {
      assertInvalid(route, pointer, json);
    }
    if (!pointer.equals("/metadata")) {
      assertThat(pointers(route, Samples.with(route.body(), pointer + "/zz", "1")))
          .containsExactly(pointer + "/zz");
    }
  }

  @ParameterizedTest
  @FieldSource("objects")
  void fault09_member_repeated_isInvalidThere(Route route, String pointer) throws Exception {
    String sound = Samples.at(route.body(), pointer);
    String name = Samples.firstName(sound);
    String twice = sound.replaceFirst("\\{", "{\"" + name + "\":null,");

    assertThat(pointers(route, Samples.with(route.body(), pointer, twice)))
        .contains(pointer + "/" + name);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void members_unknownAndRepeatedAtTheTop_areAllNamed(Route route) throws Exception {
    String body = route.body().replaceFirst("\\{", "{\"a/b~\": 1, \"z\": [], \"z\": {},");

    assertThat(pointers(route, body)).containsExactlyInAnyOrder("/a~1b~0", "/z", "/z");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void faults_withoutEnd_areAnsweredWithinABound(Route route) throws Exception {
    StringBuilder body = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 6_000; i++) {
      body.append(",\"").append(i).append("\":1");
    }
    assertThat(pointers(route, body.append('}').toString())).hasSize(100);
  }

  static List<Route> routes() {
    return Route.withBody();
  }

  @ParameterizedTest
  @CsvSource({
    "01",
    "+1",
    "-1",
    "0",
    "0.00",
    "1.",
    ".5",
    "1.001",
    "1e5",
    "1E5",
    "0x10",
    "1_000",
    "1.000.000",
    "NaN",
    "Infinity",
    "-0",
    "null",
    "\u0661\u0662",
    "\uff11",
    "100000000000000",
    "1E+500000000"
  })
  void fault09_value_notAPlainDecimal_isInvalidThere(String value) throws Exception {
    assertInvalid(Route.PAY, "/amount/value", Samples.quoted(value));
    assertInvalid(Route.PAY, "/maxDebit/value", Samples.quoted(value));
    assertInvalid(Route.PAY, "/amount/value", Samples.quoted(" " + value));
  }

  @ParameterizedTest
  @CsvSource({
    "0",
    "-1",
    "-0",
    "1.0",
    "1e0",
    "1E+500000000",
    "2147483648",
    "9223372036854775808",
    "true"
  })
  void fault09_attempt_notAWholeNumber_isInvalidThere(String number) throws Exception {
    assertInvalid(Route.RESOLVE, "/attempt", number);
  }

  @Test
  void fault09_sequenceAndRetry_ofAnotherKind_areInvalidThere() throws Exception {
    for (String json : List.of("0", "-1", "1.5", "1e9", "9".repeat(19), "\"1\"", "[]")) {
      assertInvalid(Route.RESOLVE, "/sequence", json);
    }
    for (String json : List.of("0", "1", "\"true\"", "[]", "{}")) {
      assertInvalid(Route.RESOLVE, "/retry", json);
    }
  }

  @Test
  void resolution_outOfBoundsInSeveralWays_namesAllOfThem() throws Exception {
    String body = Samples.with(Route.RESOLVE.body(), "/attempt", "2147483648");
    body = Samples.with(body, "/outcome", "\"PAID\"");
    body = Samples.with(body, "/reason", "\"\"");

    assertThat(pointers(Route.RESOLVE, body))
        .containsExactlyInAnyOrder("/attempt", "/retry", "/reason");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-30T00:00:00Z",
    "2026-11-23T10:00:00",
    "2026-11-23T24:00:01Z",
    "2026-11-23T10:00:60Z",
    "2026-11-23T10:00:00+19:00",
    "+999999999-12-31T23:59:59Z",
    "-0001-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z",
    "2090-11-23 10:00:00Z",
    "2090-11-23T10:00:00.1234567890Z",
    "2090-11-23T10Z",
    "1790000000"
  })
  void deadline_noDateTime_isInvalidThere(String time) throws Exception {
    assertInvalid(Route.PAY, "/deadline", Samples.quoted(time));
  }

  @Test
  void metadata_outOfBounds_isInvalidThere() throws Exception {
    assertInvalid(Route.PAY, "/metadata/k", "1");
    assertInvalid(Route.PAY, "/metadata/k", "{\"a\": \"b\"}");
    assertInvalid(Route.PAY, "/metadata/k", Samples.quoted("\ud83d\ude00".repeat(501)));
    assertInvalid(Route.PAY, "/metadata/k", Samples.quoted("a\u202eb"));
    assertInvalid(Route.PAY, "/metadata/k", "\"\\udead\"");
    assertInvalid(Route.PAY, "/metadata/" + "k".repeat(65), "\"v\"");
    assertInvalid(Route.PAY, "/metadata/ k", "\"v\"");
    assertInvalid(Route.PAY, "/metadata/a\u202eb", "\"v\"");
  }

  @Test
  void metadata_ofTooManyPairs_isInvalidAsAWhole() throws Exception {
    StringBuilder pairs = new StringBuilder("{\"0\":\"v\"");
    for (int i = 1; i <= 20; i++) {
      pairs.append(",\"").append(i).append("\":\"v\"");
    }
    assertInvalid(Route.PAY, "/metadata", pairs.append('}').toString());
  }

  @ParameterizedTest
  @MethodSource("required")
  void member_missingOrNull_isRequiredThere(Route route, String pointer) throws Exception {
    assertThat(pointers(route, Samples.without(route.body(), pointer))).containsExactly(pointer);
    assertThat(pointers(route, Samples.with(route.body(), pointer, "null")))
        .containsExactly(pointer);
  }

  static Stream<Arguments> required() {
    return Stream.concat(
        Stream.of(
                "/reference",
                "/amount",
                "/amount/currency",
                "/amount/value",
                "/beneficiary",
                "/beneficiary/type",
                "/beneficiary/country",
                "/beneficiary/firstName",
                "/beneficiary/account",
                "/beneficiary/account/bankCode",
                "/beneficiary/account/number",
                "/beneficiary/document/number",
                "/sender",
                "/sender/name")
            .map(pointer -> Arguments.of(Route.PAY, pointer)),
        Stream.of(
            Arguments.of(Route.INQUIRE_ACCOUNT, "/country"),
            Arguments.of(Route.INQUIRE_ACCOUNT, "/account"),
            Arguments.of(Route.QUOTE, "/amount"),
            Arguments.of(Route.QUOTE, "/amount/value"),
            Arguments.of(Route.QUOTE, "/country"),
            Arguments.of(Route.SET_STATE, "/state"),
            Arguments.of(Route.SET_STATE, "/reason"),
            Arguments.of(Route.RESOLVE, "/attempt"),
            Arguments.of(Route.RESOLVE, "/sequence"),
            Arguments.of(Route.RESOLVE, "/outcome"),
            Arguments.of(Route.RESOLVE, "/evidence"),
            Arguments.of(Route.RESOLVE, "/reason")));
  }

  private static void assertAllInvalid(Route route, String json) throws Exception {
    List<String> texts = everyText(route);
    assertThat(pointers(route, Samples.with(route.body(), texts, json)))
        .as(json)
        .containsExactlyInAnyOrderElementsOf(texts);
  }

  private static void assertInvalid(Route route, String pointer, String json) throws Exception {
    assertThat(pointers(route, Samples.with(route.body(), pointer, json)))
        .as(json.length() > 100 ? json.substring(0, 100) : json)
        .containsExactly(pointer);
  }

  private static List<String> pointers(Route route, String body) throws Exception {
    Answer answer = send(route, body.getBytes(StandardCharsets.UTF_8));
    assertRefused(answer, 400, "invalid");
    return answer.json().path("errors").findValuesAsText("pointer");
  }
}
