package com.mexar.payout.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.TestGateway;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that are unknown, repeated, out of bounds or no UTF-8. */
class QueryTest extends HostileHost {

  static List<Route> routes() {
    return Route.reading();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void parameter_unknown_isInvalidThere(Route route) throws Exception {
    Answer answer = with(route, "li%2Fmit~=" + CANARY + "&%E2%80%AE");

    assertRefused(answer, 400, "invalid");
    assertThat(pointers(answer)).containsExactlyInAnyOrder("/li~1mit~0", "/\u202e");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void parameters_withoutEnd_areAnsweredWithinABound(Route route) throws Exception {
    String many = String.join("&", IntStream.range(0, 2_000).mapToObj(i -> "p" + i).toList());

    assertThat(pointers(with(route, many))).hasSizeLessThanOrEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/payouts",
        "/v1/events",
        "/v1/operator/providers/transfez/transactions",
        "/v1/operator/tasks",
        "/v1/operator/callbacks",
        "/v1/operator/audit"
      })
  void limit_noneOrOutOfBounds_isInvalidThere(String path) throws Exception {
    for (String limit :
        List.of(
            "",
            "0",
            "-1",
            "201",
            "1.0",
            "1e2",
            "+1",
            "%201",
            "0x1",
            "NaN",
            "%D9%A1",
            "%00",
            "9".repeat(18),
            "9".repeat(199),
            "9".repeat(5_000),
            CANARY)) {
      assertInvalid(path, "limit", limit);
    }
    assertThat(get(path + "?limit=5&limit=5").json().path("errors").findValuesAsText("detail"))
        .containsExactly("is repeated");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/payouts, cursor",
    "/v1/events, after",
    "/v1/operator/providers/transfez/transactions, cursor",
    "/v1/operator/tasks, cursor",
    "/v1/operator/callbacks, cursor",
    "/v1/operator/audit, cursor",
    "/v1/payouts, status",
    "/v1/payouts, provider",
    "/v1/payouts, createdFrom",
    "/v1/payouts, createdTo",
    "/v1/operator/tasks, state",
    "/v1/operator/callbacks, provider",
    "/v1/operator/callbacks, verdict",
    "/v1/operator/callbacks, payout",
    "/v1/providers/transfez/banks, country"
  })
  void parameter_ofTheWrongShape_isInvalidThere(String path, String name) throws Exception {
    for (String value :
        List.of(
            "",
            "%00",
            "%0d%0aSet-Cookie:a",
            "%E2%80%AE",
            "%FF",
            "%C0%AF",
            "%ED%A0%80",
            "'%20OR%201=1--",
            "-1",
            "1e999",
            "_",
            "%2B999999999-01-01T00:00:00Z_" + NONE,
            "2026-01-01T00:00:00Z_" + NONE + NONE,
            NONE.toUpperCase(Locale.ROOT) + "A",
            CANARY + "%20" + CANARY,
            "a".repeat(201))) {
      assertInvalid(path, name, value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%zz", "%", "limit=%4", "%u0041=1", "limit=%C0%AF", "%ED%A0%80=1"})
  void encoding_malformed_isRefused(String query) throws Exception {
    for (Route route : routes()) {
      String path = route.path() + (route.path().contains("?") ? "&" : "?") + query;
      Wire.Answer answer = Wire.get(gateway, path, route.key());
      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.text()).contains("application/problem+json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%20", "a%20b", "%C3%A9", "%00", "'", "%3Cscript%3E", "%25"})
  void reference_ofTheWrongShape_isInvalidThere(String reference) throws Exception {
    assertInvalid("/v1/payouts", "reference", reference);
    assertInvalid("/v1/payouts", "reference", "a".repeat(65) + reference);
  }

  private static void assertInvalid(String path, String name, String value) throws Exception {
    Answer answer = get(path + "?" + name + "=" + value);

    assertRefused(answer, 400, "invalid");
    assertThat(pointers(answer)).as(value).containsExactly("/" + name);
  }

  private static List<String> pointers(Answer answer) throws Exception {
    return answer.json().path("errors").findValuesAsText("pointer");
  }

  private static Answer with(Route route, String query) throws Exception {
    return get(route.path() + (route.path().contains("?") ? "&" : "?") + query);
  }

  private static Answer get(String path) throws Exception {
    return http.get(path, TestGateway.AUDITOR);
  }
}
