package com.mexar.payout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderReasonTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'Insufficient balance', 'Insufficient balance'",
        "'<html><h1>502</h1> Bad  Gateway</html>', '502 Bad Gateway'",
        "'<script>alert(1)</script>', 'alert(1)'",
        "'<<b>i>x', 'i>x'",
        "'account 1234567890 is closed', 'account … is closed'",
        "'12345', '12345'",
        "'code 123456', 'code …'",
        "'+628123456789', '+…'",
      })
  void text_fromTheOutside_isShownWithoutMarkupAndLongNumbers(String raw, String shown) {
    assertThat(new ProviderReason(null, raw).text()).isEqualTo(shown);
  }

  @Test
  void text_withControlsAndOverrides_isOneLineOfPlainWords() {
    assertThat(new ProviderReason("E\u0000 1", "a\r\nb\tc\u202ed\ud800e").text())
        .isEqualTo("a b c d e");
    assertThat(new ProviderReason("E\u0000 1", null).code()).isEqualTo("E 1");
  }

  @Test
  void text_nothingToShow_isAbsent() {
    assertThat(new ProviderReason("", "<br/>")).isEqualTo(new ProviderReason(null, null));
    assertThat(new ProviderReason(" ", "\u0000").text()).isNull();
  }

  @Test
  void text_tooLong_isCutBetweenCodePoints() {
    String cut = new ProviderReason(null, "a" + "\ud83d\ude00".repeat(300)).text();

    assertThat(cut).hasSizeLessThanOrEqualTo(200).endsWith("\ud83d\ude00");
    assertThat(new ProviderReason("c".repeat(100), null).code()).hasSize(40);
  }

  @Test
  void text_hugePageWithoutAnEnd_isBoundedQuickly() {
    String page = "<".repeat(5_000_000);

    assertThat(new ProviderReason(page, page).text()).isNull();
  }

  @Test
  void text_longNumberAcrossTheCut_isHiddenAllTheSame() {
    assertThat(new ProviderReason(null, "x".repeat(195) + "1234567890").text())
        .doesNotContain("12345");
  }

  @Test
  void reason_ofACode_hasTheCodesOwnWords() {
    for (ReasonCode code : ReasonCode.values()) {
      assertThat(Reason.of(code).text()).isEqualTo(code.meaning()).isNotBlank();
      assertThat(Reason.of(code, new ProviderReason("7", "x")).text()).isEqualTo(code.meaning());
    }
  }
}
