package com.mexar.payout.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.Requests.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are no JSON object, or say that they are something else, on every route. */
class BodyTest extends HostileHost {

  static List<Route> routes() {
    return Route.withBody();
  }

  private static Map<String, byte[]> malformed(String sound) {
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    bodies.put("empty", new byte[0]);
    bodies.put("blank", bytes(" \n\t"));
    bodies.put("truncated", bytes(sound.substring(0, sound.length() - 1)));
    bodies.put("twice", bytes(sound + sound));
    bodies.put("with a tail", bytes(sound + "\0"));
    bodies.put("of deep objects", bytes("{\"a\":".repeat(10_000)));
    bodies.put("of deep arrays", bytes("{\"a\":" + "[".repeat(60_000)));
    bodies.put("NaN", bytes("{\"a\": NaN}"));
    bodies.put("leading zero", bytes("{\"a\": 01}"));
    bodies.put("number of many digits", bytes("{\"a\": " + "9".repeat(60_000) + "}"));
    bodies.put("long name", bytes("{\"" + "a".repeat(60_000) + "\": 1}"));
    bodies.put("comment", bytes("/* " + CANARY + " */" + sound));
    bodies.put("single quotes", bytes("{'" + CANARY + "': 1}"));
    bodies.put("byte order mark", bytes("\ufeff" + sound));
    bodies.put("UTF-16", sound.getBytes(StandardCharsets.UTF_16));
    bodies.put("UTF-32", sound.getBytes(Charset.forName("UTF-32")));
    bodies.put("overlong slash", inText(0xc0, 0xaf));
    bodies.put("surrogate", inText(0xed, 0xa0, 0x80));
    bodies.put("beyond Unicode", inText(0xf4, 0x90, 0x80, 0x80));
    bodies.put("half a character", inText(0xe2, 0x82));
    bodies.put("raw NUL", inText(0));
    bodies.put("raw escape", inText(0x1b));
    bodies.put("surrogate in a name", bytes("{\"\\udc00\": 1}"));
    return bodies;
  }

  @ParameterizedTest
  @MethodSource("routes")
  void fault09_body_notJson_isMalformed(Route route) throws Exception {
    for (Map.Entry<String, byte[]> body : malformed(route.body()).entrySet()) {
      Answer answer = send(route, body.getValue());
      assertThat(answer.status()).as(body.getKey()).isEqualTo(400);
      assertRefused(answer, 400, "malformed");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void body_notAnObject_isInvalidAsAWhole(Route route) throws Exception {
    for (String body : List.of("[]", "\"" + CANARY + "\"", "1", "1e999999999", "true", "null")) {
      Answer answer = send(route, bytes(body));
      assertRefused(answer, 400, "invalid");
      assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void body_overTheBound_isTooLargeHoweverItComes(Route route) throws Exception {
    byte[] tooLong = bytes(route.body() + " ".repeat(64 * 1024));
    HttpRequest.Builder chunked =
        to(route)
            .header("Content-Type", "application/json")
            .method(route.method(), BodyPublishers.ofByteArrays(List.of(tooLong)));

    assertRefused(send(route, tooLong), 413, "payload-too-large");
    assertRefused(http.send(chunked), 413, "payload-too-large");
  }

  @Test
  void body_atTheBound_isRead() throws Exception {
    Route route = Route.PAY;
    byte[] most = new byte[64 * 1024];
    Arrays.fill(most, (byte) ' ');
    System.arraycopy(bytes("{}"), 0, most, 0, 2);

    assertRefused(send(route, most), 400, "invalid");
  }

  static Stream<String> otherTypes() {
    return Stream.of(
        "text/json",
        "application/json-patch+json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/*",
        "*/*",
        "application/json; charset=utf-16",
        "application/json; charset=\"iso-8859-1\"",
        "application/json; q=2",
        "application/json; q=" + CANARY,
        "application/json; q=",
        "application/json;;;",
        "application/json, text/plain",
        "/",
        ";",
        CANARY,
        "a/".repeat(2_000));
  }

  @ParameterizedTest
  @MethodSource("otherTypes")
  void fault10_contentType_ofSomethingElse_isUnsupported(String type) throws Exception {
    for (Route route : routes()) {
      Answer answer =
          http.send(
              to(route)
                  .header("Content-Type", type)
                  .method(route.method(), BodyPublishers.ofString(route.body())));
      assertRefused(answer, 415, "unsupported-media-type");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void contentType_missingOrGivenTwice_isUnsupported(Route route) throws Exception {
    HttpRequest.Builder missing =
        to(route).method(route.method(), BodyPublishers.ofString(route.body()));
    HttpRequest.Builder twice =
        missing
            .copy()
            .header("Content-Type", "application/json")
            .header("Content-Type", "application/json");

    assertRefused(http.send(missing), 415, "unsupported-media-type");
    assertRefused(http.send(twice), 415, "unsupported-media-type");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void contentEncoding_ofAnyKind_isUnsupported(Route route) throws Exception {
    for (String encoding : List.of("gzip", "deflate", "br", "identity, gzip", CANARY)) {
      Answer answer =
          http.send(
              to(route)
                  .header("Content-Type", "application/json")
                  .header("Content-Encoding", encoding)
                  .method(route.method(), BodyPublishers.ofString(route.body())));
      assertRefused(answer, 415, "unsupported-media-type");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] inText(int... bytes) {
    byte[] body = bytes("{\"reason\": \"" + "?".repeat(bytes.length) + "\"}");
    for (int i = 0; i < bytes.length; i++) {
      body["{\"reason\": \"".length() + i] = (byte) bytes[i];
    }
    return body;
  }
}
