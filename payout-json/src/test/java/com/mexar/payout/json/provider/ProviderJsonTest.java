package com.mexar.payout.json.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void fault09_array_thatIsNoneOrOutOfBounds_isAbsent(String body) {
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

  @ParameterizedTest
  @CsvSource({
    "0011223344, ******3344",
    "0011223344, '** **** 3344'",
    "0011223344, 00••••••44",
    "0011223344, ***344",
    "0011223344, 001***",
    "0011223344, 00*44",
    "0011223344, ************3344",
    "0011223344, xxxxxx3344",
    "0011223344, 001122334X",
    "0011223344, **********",
    "AB12CD3456, AB******56"
  })
  void number_thatIsOursUnderAMask_saysNothing(String ours, String stated) {
    assertThat(ProviderJson.accountNumber(new TextNode(stated), ours)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0011223344, ******3345",
    "0011223344, 01******44",
    "0011223344, 99XX887766",
    "0011223344, 0011223344556*",
    "AB12XX3456, AB12XX3457",
    "AB12XX3456, AB12XX3456",
    "X123456789, X123456789"
  })
  void number_thatShowsAnotherOrAll_isStated(String ours, String stated) {
    assertThat(ProviderJson.accountNumber(new TextNode(stated), ours)).contains(stated);
  }
}
