package com.mexar.payout.domain;

import static com.mexar.payout.fixture.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
  private static final String EMOJI = "\ud83d\ude00";

  static Stream<String> misleading() {
    return Stream.of(
        "",
        " ",
        " Azq",
        "Azq ",
        "A\u0000zq",
        "A\tzq",
        "A\nzq",
        "A\r\nzq",
        "A\u007fzq",
        "A\u0085zq",
        "A\u202ezq",
        "A\u2066zq",
        "A\u200fzq",
        "A\u200bzq",
        "\ufeffAzq",
        "A\u2028zq",
        "A\u2029zq",
        "A\ud83dzq",
        "A\ude00zq",
        "\ude00\ud83d",
        "A\ue000zq",
        "A\ufffezq",
        "A\u0378zq");
  }

  @ParameterizedTest
  @MethodSource("misleading")
  void name_controlOverrideOrLoneSurrogate_isRefusedWithoutRepeatingIt(String name) {
    assertThatThrownBy(() -> new Individual(name, null, ID, PartyDetails.NONE))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("first name ")
        .message()
        .doesNotContain("zq");
  }

  @ParameterizedTest
  @MethodSource("misleading")
  void everyFreeText_misleading_isRefused(String text) {
    assertThatThrownBy(() -> new Individual("Ana", text, ID, PartyDetails.NONE))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Business(text, null, ID, PartyDetails.NONE))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Business("Ana SA", text, ID, PartyDetails.NONE))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Address(text, null, null, null, null))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Address(null, text, null, null, null))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Address(null, null, text, null, null))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Address(null, null, null, text, null))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new IdentityDocument(IdentityDocument.Type.PASSPORT, text, null, null))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new BankAccount("bca", "1", null, null, null, null, text))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> PartyDetails.builder().occupation(text).build())
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> PartyDetails.builder().email(text).build())
        .isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "José María", "李小龍", "Ngũgĩ", "O'Neil-Ödön", "محمد", "நா", EMOJI})
  void name_ofAnyScript_isTaken(String name) {
    assertThatCode(() -> new Individual(name, name, ID, PartyDetails.NONE))
        .doesNotThrowAnyException();
  }

  @Test
  void name_length_isCountedInCodePoints() {
    String most = EMOJI.repeat(140);

    assertThat(new Individual(most, most, ID, PartyDetails.NONE).firstName()).isEqualTo(most);
    assertThatThrownBy(() -> new Individual(most + "A", null, ID, PartyDetails.NONE))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("first name must have 1 to 140 characters");
  }

  @Test
  void everyBound_oneAbove_isRefused() {
    assertThatThrownBy(() -> new Business("A", "9".repeat(65), ID, PartyDetails.NONE))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Address("A".repeat(201), null, null, null, null))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Address(null, "A".repeat(101), null, null, null))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Address(null, null, "A".repeat(101), null, null))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Address(null, null, null, "1".repeat(17), null))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(
            () -> new IdentityDocument(IdentityDocument.Type.OTHER, "1".repeat(65), null, null))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> PartyDetails.builder().occupation("A".repeat(101)).build())
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void fullName_singleName_isTheFirstNameAlone() {
    assertThat(new Individual("Suharto", null, ID, PartyDetails.NONE).fullName())
        .isEqualTo("Suharto");
    assertThat(new Individual("Ana", "Lopez", ID, PartyDetails.NONE).fullName())
        .isEqualTo("Ana Lopez");
  }
}
