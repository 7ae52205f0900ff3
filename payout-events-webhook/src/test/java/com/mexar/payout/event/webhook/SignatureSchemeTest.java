package com.mexar.payout.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureSchemeTest {

  @ParameterizedTest
  @EnumSource
  void secret_drawn_isOneOfItsScheme(SignatureScheme scheme) {
    Secret secret = scheme.draw(new SplittableRandom(1));
    assertThat(SignatureScheme.of(secret)).isEqualTo(scheme);
    assertThat(scheme.signer(secret).sign(new byte[] {1})).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 32, 64})
  void secret_shared_hasBoundsOfTheStandard(int bytes) {
    assertThat(SignatureScheme.of(secret("whsec_", bytes))).isEqualTo(SignatureScheme.V1);
  }

  /** Other libraries write the seed and the public key behind it. */
  @Test
  void key_withItsPublicHalf_signsAsWithoutIt() {
    byte[] whole = new byte[64];
    new SplittableRandom(3).nextBytes(whole);
    byte[] seed = java.util.Arrays.copyOf(whole, 32);
    byte[] message = {1, 2, 3};
    assertThat(
            SignatureScheme.V1A
                .signer(new Secret("whsk_" + Base64.getEncoder().encodeToString(whole)))
                .sign(message))
        .isEqualTo(
            SignatureScheme.V1A
                .signer(new Secret("whsk_" + Base64.getEncoder().encodeToString(seed)))
                .sign(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "whsec_",
        "whsec_not base64",
        "whsec_dG9vIHNob3J0",
        "whsk_dG9vIHNob3J0",
        "whpk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
      })
  void secret_ofAnotherForm_isRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> SignatureScheme.of(new Secret(text)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageNotContaining("dG9v")
        .hasMessageNotContaining("not base64x");
  }

  private static Secret secret(String prefix, int bytes) {
    return new Secret(prefix + Base64.getEncoder().encodeToString(new byte[bytes]));
  }
}
