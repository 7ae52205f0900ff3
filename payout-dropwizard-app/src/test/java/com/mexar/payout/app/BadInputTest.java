package com.mexar.payout.app;

import static com.mexar.payout.app.Requests.body;
import static com.mexar.payout.app.Requests.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.Requests.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers get wrong, by accident or not: refused in the contract's words, nothing stored. */
class BadInputTest {
  private static TestGateway gateway;
  private static Requests http;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start(Map.of());
    http = new Requests(gateway);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  @AfterEach
  void nothingIsStored() throws Exception {
    assertThat(gateway.payouts()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense",
        "{\"reference\": }",
        "{'reference': 'x'}",
        "{} {}",
        "{\"a\": NaN}"
      })
  void fault09_body_notJson_isMalformed(String body) throws Exception {
    Answer answer = http.pay(fresh(), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed");
    assertThat(answer.json().has("errors")).isFalse();
  }

  @Test
  void body_overTheBound_isTooLarge() throws Exception {
    Answer answer = http.pay(fresh(), body(fresh()) + " ".repeat(64 * 1024));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("payload-too-large");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"1E+500000000\"' | /amount/value",
        "'\"-1\"'           | /amount/value",
        "'\"0\"'            | /amount",
        "'\"1.001\"'        | /amount/value",
        "'\"NaN\"'          | /amount/value",
        "'\"\"'             | /amount/value",
        "'1500000'          | /amount/value",
        "1E+500000000       | /amount/value",
        "'null'             | /amount/value",
        "'{}'               | /amount/value",
      })
  void fault09_value_notAnAmount_isInvalidThere(String value, String pointer) throws Exception {
    Answer answer = http.pay(fresh(), body(fresh()).replace("\"1500000\"", value));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.json().path("errors").get(0).path("pointer").asText()).startsWith(pointer);
  }

  @ParameterizedTest
  @CsvSource({
    "IDR, XXY, /amount/currency",
    "IDR, idr, /amount/currency",
    "ID, QQ, /beneficiary/country",
    "ID, id, /beneficiary/country",
  })
  void code_unknownOrNotUpperCase_isInvalidThere(String good, String bad, String pointer)
      throws Exception {
    Answer answer = http.pay(fresh(), body(fresh()).replace('"' + good + '"', '"' + bad + '"'));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").get(0).path("pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void member_unknown_isInvalidThere() throws Exception {
    Answer answer = http.pay(fresh(), body(fresh()).replaceFirst("\\{", "{\"a/b\": 1,"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/a~1b");
  }

  @Test
  void fields_severalOutOfBounds_areAllNamedTogether() throws Exception {
    String body =
        body("not a reference").replace("\"1500000\"", "\"-1\"").replace("\"Budi\"", "\"\"");
    Answer answer = http.pay(fresh(), body);

    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .contains("/reference", "/amount/value", "/beneficiary/firstName");
    assertThat(answer.body()).doesNotContain("not a reference");
  }
}
