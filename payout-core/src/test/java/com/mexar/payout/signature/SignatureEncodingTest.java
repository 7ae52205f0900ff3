package com.mexar.payout.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureEncodingTest {
  private static final byte[] BYTES = {(byte) 0xfb, (byte) 0xef, (byte) 0xff, 1};

  @ParameterizedTest
  @EnumSource
  void signature_encoded_isDecoded(SignatureEncoding encoding) throws Exception {
    assertThat(encoding.decode(encoding.encode(BYTES))).isEqualTo(BYTES);
  }

  @Test
  void hex_inUpperCase_isDecoded() throws Exception {
    assertThat(SignatureEncoding.HEX.decode("FBEFFF01")).isEqualTo(BYTES);
  }

  @ParameterizedTest
  @CsvSource({
    "HEX, fbeFFF01",
    "HEX, fbefff0",
    "HEX, 0xfbefff01",
    "HEX, fbefff0g",
    "BASE64, ++//AQ",
    "BASE64, ++//AR==",
    "BASE64, --__AQ==",
    "BASE64, '++//AQ== '",
    "BASE64, '++//\nAQ=='",
    "BASE64, =",
    "BASE64URL, --__AQ==",
    "BASE64URL, --__AR",
    "BASE64URL, ++//AQ",
    "BASE64URL, --__A",
  })
  void text_thatIsNotTheOneOfItsBytes_isRefused(SignatureEncoding encoding, String text) {
    assertThatThrownBy(() -> encoding.decode(text))
        .isInstanceOf(SignatureRefusedException.class)
        .hasMessage("the signature is not written in " + encoding);
  }

  @ParameterizedTest
  @EnumSource
  void text_emptyOrTooLong_isNotLookedAt(SignatureEncoding encoding) {
    for (String text : new String[] {"", "A".repeat(SignatureEncoding.LONGEST + 4)}) {
      assertThatThrownBy(() -> encoding.decode(text))
          .isInstanceOf(SignatureRefusedException.class)
          .hasMessage("the signature is empty or too long");
    }
  }
}
