package com.mexar.payout.json.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderJsonTest {

  @Test
  void array_atTheTop_isReadAndIsNoObject() {
    byte[] list = bytes("[{\"amount\": 1500000.10}, \"x\"]");

    assertThat(ProviderJson.array(list).orElseThrow())
        .hasSize(2)
        .first()
        .satisfies(
            first ->
                assertThat(ProviderJson.decimal(first.path("amount")).orElseThrow())
                    .isEqualByComparingTo("1500000.10"));
    assertThat(ProviderJson.array(bytes("[]")).orElseThrow()).isEmpty();
    assertThat(ProviderJson.object(list)).isEmpty();
  }

  @Test
  void object_atTheTop_isNoArray() {
    assertThat(ProviderJson.object(bytes("{}"))).isPresent();
    assertThat(ProviderJson.array(bytes("{}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "\"x\"",
        "<html>",
        "[",
        "[1",
        "[1] [2]",
        "[1,]",
        "[1e999999999]",
        "[[1e-999999999]]",
        "[0.00000000000000000000000000000000000000001]",
        "[{\"a\": 1, \"a\": 2}]",
      })
  void array_thatIsNoneOrOutOfBounds_isAbsent(String body) {
    assertThat(ProviderJson.array(bytes(body))).isEmpty();
  }

  @Test
  void array_deeperOrLongerThanIsRead_isAbsent() {
    assertThat(ProviderJson.array(bytes("[".repeat(50) + "]".repeat(50)))).isPresent();
    assertThat(ProviderJson.array(bytes("[".repeat(51) + "]".repeat(51)))).isEmpty();
    assertThat(ProviderJson.array(bytes("[\"" + "x".repeat(100_001) + "\"]"))).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
