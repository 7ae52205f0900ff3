package com.mexar.payout.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.TestGateway;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that are malformed, repeated, enormous or many. */
class HeaderTest extends HostileHost {
  private static final String BEARER = "Authorization: Bearer " + TestGateway.CLIENT + "\r\n";
  private static final String EMPTY_PAY =
      "POST /v1/payouts HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
          + "Content-Length: 2\r\n"
          + BEARER;

  static List<Route> routes() {
    return Route.all();
  }

  /** Where success is answered with something that may not be acceptable. */
  static List<Route> withAnswer() {
    return Route.all().stream()
        .filter(route -> !route.path().endsWith("/inquire") && !route.path().endsWith("/replay"))
        .filter(route -> !route.method().equals("DELETE"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"\"",
        "\"",
        "\"a",
        "a\"\"",
        "\"a\\b\"",
        "\"a\"; x=1",
        "caf\u00e9",
        "a\u0001b",
        "a\tb"
      })
  void idempotencyKey_thatIsNone_isRefused(String key) throws Exception {
    Wire.Answer answer = pay("Idempotency-Key: " + key + "\r\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.isProblem()).isTrue();
  }

  @Test
  void idempotencyKey_tooLongOrRepeated_isRefused() throws Exception {
    for (String headers :
        List.of(
            "",
            "Idempotency-Key: " + "a".repeat(256) + "\r\n",
            "Idempotency-Key: \"" + "a".repeat(256) + "\"\r\n",
            "Idempotency-Key: a\r\nIdempotency-Key: a\r\n",
            "Idempotency-Key: a\r\nidempotency-key: b\r\n")) {
      assertThat(pay(headers).text()).contains("urn:mexar:problem:idempotency-key");
    }
    assertThat(pay("Idempotency-Key: " + "a".repeat(255) + "\r\n").text())
        .contains("urn:mexar:problem:invalid");
  }

  @Test
  void key_thatDiffersByCaseFromTheOneBefore_isAnotherKey() throws Exception {
    try (Socket socket = Wire.open(gateway)) {
      String request = "GET /v1/providers HTTP/1.1\r\nHost: a\r\n" + BEARER;
      Wire.send(socket, request + "\r\n");
      assertThat(Wire.soon(socket).status()).isEqualTo(200);
      Wire.send(
          socket,
          request.replace(TestGateway.CLIENT, TestGateway.CLIENT.toUpperCase(Locale.ROOT))
              + "Connection: close\r\n\r\n");
      assertThat(Wire.rest(socket).status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "a/",
        ";",
        ",,,",
        "*/*;q=2",
        "*/*;q=x",
        "application/json;q=",
        "text/html;\"",
        "\u0001"
      })
  void fault10_accept_thatIsNone_asksForNothing(String accept) throws Exception {
    for (Route route : Route.reading()) {
      Wire.Answer answer =
          Wire.exchange(
              gateway,
              "GET "
                  + route.path()
                  + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAccept: "
                  + accept
                  + "\r\n"
                  + "Authorization: Bearer "
                  + route.key()
                  + "\r\n\r\n");
      assertThat(answer.status())
          .as(route.path())
          .isIn(200, 404, accept.equals("\u0001") ? 400 : 0);
      assertThat(answer.status() == 200 || answer.isProblem()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("withAnswer")
  void fault10_accept_ofSomethingElse_isNotAcceptable(Route route) throws Exception {
    for (String accept : List.of("text/html", "application/xml;q=0.5", "a/b, c/*")) {
      Answer answer =
          http.send(
              to(route)
                  .header("Accept", accept)
                  .header("Content-Type", "application/json")
                  .method(route.method(), BodyPublishers.ofString("{}")));
      assertRefused(answer, 406, "not-acceptable");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie: $Version=x; =;;\"",
        "Accept-Language: en;q=x, \u00e9",
        "Accept-Encoding: gzip;q=9, *;q=x",
        "Accept-Charset: ;;",
        "If-Modified-Since: yesterday",
        "If-None-Match: \"",
        "Range: bytes=9-1,x",
        "X-HTTP-Method-Override: DELETE",
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-For: 127.0.0.1, [::1, nobody",
        "Forwarded: for=\"_x;",
        "Upgrade: h2c\r\nConnection: upgrade\r\nHTTP2-Settings: x",
        "traceparent: 00-zz-" + CANARY + "-01",
        "traceparent: 00-00000000000000000000000000000000-0000000000000000-00",
        "traceparent: a\r\ntraceparent: b",
        "Request-Id: " + CANARY + "<script>",
        "Request-Id: a\r\nRequest-Id: b"
      })
  void header_thatMeansNothingHere_changesNothing(String header) throws Exception {
    Wire.Answer read =
        Wire.exchange(
            gateway,
            "GET /v1/providers HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + BEARER
                + header
                + "\r\n\r\n");
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.text()).doesNotContain(CANARY).doesNotContain("evil").contains("Request-Id: ");
    Wire.Answer written = pay("Idempotency-Key: k\r\n" + header + "\r\n");
    assertThat(written.text()).contains("urn:mexar:problem:invalid").doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\u00e9", "a;b", "../x", "${x}"})
  void requestId_thatIsUnusable_isReplaced(String id) throws Exception {
    assertRequestIdReplaced(id);
    assertRequestIdReplaced(id + "x".repeat(65));
  }

  private static void assertRequestIdReplaced(String id) throws Exception {
    Wire.Answer answer =
        Wire.exchange(
            gateway,
            "GET /v1/providers HTTP/1.1\r\nHost: a\r\nConnection: close\r\nRequest-Id: "
                + id
                + "\r\n\r\n");
    assertThat(answer.text()).containsPattern("Request-Id: [0-9a-f-]{36}\r\n");
  }

  @Test
  void headers_manyOrEnormous_areTooLong() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      many.append("X-").append(i).append(": v\r\n");
    }
    for (String headers : List.of(many.toString(), "X: " + "a".repeat(17_000) + "\r\n")) {
      Wire.Answer answer = pay(headers);
      assertThat(answer.status()).isEqualTo(431);
      assertThat(answer.isProblem()).isTrue();
    }
  }

  private static Wire.Answer pay(String headers) throws Exception {
    return Wire.exchange(gateway, EMPTY_PAY + "Connection: close\r\n" + headers + "\r\n{}");
  }
}
