package com.mexar.payout.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedBodyTest {
  private static final String NOT_JSON = "is not well-formed JSON near line 1, column ";

  static Stream<Arguments> syntaxFaults() {
    return Stream.of(
        arguments("", "is empty"),
        arguments(" \n", "is empty"),
        arguments("{", NOT_JSON),
        arguments("{\"reference\": \"Budi}", NOT_JSON),
        arguments("{\"amount\": {\"value\": Budi}}", NOT_JSON),
        arguments("{'reference': 'x'}", NOT_JSON),
        arguments("{\"a\": 01}", NOT_JSON),
        arguments("{\"a\": NaN}", NOT_JSON),
        arguments("{\"a\": 1,}", NOT_JSON),
        arguments("{\"a\": \"\\x\"}", NOT_JSON),
        arguments("{\"a\": \"\u0000\"}", NOT_JSON),
        arguments("{\"a\": \"\n\"}", NOT_JSON),
        arguments("{\u0000}", NOT_JSON),
        arguments("{} {}", "has something behind its end"),
        arguments("{} x", NOT_JSON),
        arguments("// x\n{}", NOT_JSON),
        arguments("\uFEFF{}", "begins with a byte order mark"),
        arguments("{\"\\ud800\": \"x\"}", "has a member name that is not Unicode text"),
        arguments("[".repeat(30), "is nested too deeply or has a part that is too long"),
        arguments("{\"a\":".repeat(30), "is nested too deeply or has a part that is too long"),
        arguments("[".repeat(60_000), "is nested too deeply or has a part that is too long"),
        arguments(
            "{\"a\": " + "9".repeat(5_000) + "}",
            "is nested too deeply or has a part that is too long"),
        arguments(
            "{\"" + "a".repeat(5_000) + "\": 1}",
            "is nested too deeply or has a part that is too long"),
        arguments(" ".repeat(InstructionReader.MAX_BYTES + 1), "is longer than 65536 bytes"));
  }

  @ParameterizedTest
  @MethodSource("syntaxFaults")
  void body_notJson_isMalformedWithoutItsText(String body, String detail) {
    assertThat(Bodies.read(body))
        .isInstanceOfSatisfying(
            ReadResult.Malformed.class,
            malformed -> assertThat(malformed.detail()).startsWith(detail));
  }

  @Test
  void body_brokenInside_isMalformedAtItsPointer() {
    assertThat(Bodies.read("{\"amount\": {\"a/b\": ?}}"))
        .isInstanceOfSatisfying(
            ReadResult.Malformed.class,
            malformed -> assertThat(malformed.pointer()).isEqualTo("/amount/a~1b"));
    assertThat(Bodies.read("{\"\\ud800\": ?}"))
        .isInstanceOfSatisfying(
            ReadResult.Malformed.class, malformed -> assertThat(malformed.pointer()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C080", // overlong NUL
        "C1BF",
        "E08080", // overlong
        "F0808080",
        "EDA080", // a surrogate half
        "EDA0BDEDB880", // CESU-8
        "F4908080", // above U+10FFFF
        "F88880808080",
        "80",
        "FF",
        "C3" // cut off by the quote
      })
  void body_notStrictUtf8_isMalformed(String hex) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"reference\": \"".getBytes(StandardCharsets.UTF_8));
    body.writeBytes(HexFormat.of().parseHex(hex));
    body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(Bodies.read(body.toByteArray()))
        .isEqualTo(new ReadResult.Malformed<>("is not UTF-8", ""));
  }

  @Test
  void body_utf16_isMalformed() {
    assertThat(Bodies.read("{}".getBytes(StandardCharsets.UTF_16LE)))
        .isInstanceOf(ReadResult.Malformed.class);
    assertThat(Bodies.read("{}".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(ReadResult.Malformed.class);
  }
}
