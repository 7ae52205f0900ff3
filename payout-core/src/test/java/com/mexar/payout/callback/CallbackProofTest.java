package com.mexar.payout.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.signature.HmacHash;
import com.mexar.payout.signature.HmacKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackProofTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final HmacKey KEY = new HmacKey(HmacHash.SHA256, new byte[32]);

  private final CallbackProof proof = new CallbackProof(Duration.ofMinutes(5), () -> NOW);

  @Test
  void callback_withItsSignature_isVerified() throws Exception {
    VerifiedCallback verified = proof.of(callback("body"), signed("body"), KEY);

    assertThat(verified.raw().body()).isEqualTo(bytes("body"));
    assertThat(verified.isStale()).isFalse();
    assertThat(verified.reference()).isEmpty();
  }

  @Test
  void callback_withAnotherSignature_isRefused() {
    SignedMessage forged = SignedMessage.of(bytes("body"), KEY.sign(bytes("other")));

    refuses(
        () -> proof.of(callback("body"), forged, KEY),
        "the signature is not the key's over this message");
  }

  @ParameterizedTest
  @CsvSource({"-301, true", "-300, false", "0, false", "300, false", "301, true"})
  void callback_signedAtAnotherTime_isStaleBeyondTheToleranceAndNeverRefused(
      long seconds, boolean stale) throws Exception {
    SignedMessage message = signed("body").signedAt(NOW.plusSeconds(seconds));

    assertThat(proof.of(callback("body"), message, KEY).isStale()).isEqualTo(stale);
  }

  @Test
  void callback_forgedAndStale_isRefused() {
    SignedMessage forged =
        SignedMessage.of(bytes("body"), new byte[32]).signedAt(NOW.minusSeconds(3600));

    refuses(
        () -> proof.of(callback("body"), forged, KEY),
        "the signature is not the key's over this message");
  }

  @Test
  void nonce_ofTheSameMessageAgain_isNamedAlike() throws Exception {
    SignedMessage message = signed("body").nonce("n1");

    Optional<SignedNonce> named = proof.of(callback("body"), message, KEY).nonce();

    assertThat(named).isPresent();
    assertThat(proof.of(callback("body"), message, KEY).nonce()).isEqualTo(named);
    assertThat(proof.of(callback("body"), signed("body"), KEY).nonce()).isEmpty();
  }

  @Test
  void nonce_ofAnotherMessage_isNamedWithThatMessage() throws Exception {
    SignedNonce body = proof.of(callback("body"), signed("body").nonce("n1"), KEY).nonce().get();
    SignedNonce other = proof.of(callback("else"), signed("else").nonce("n1"), KEY).nonce().get();
    SignedNonce next = proof.of(callback("body"), signed("body").nonce("n2"), KEY).nonce().get();

    assertThat(other.word()).isEqualTo(body.word());
    assertThat(other.message()).isNotEqualTo(body.message());
    assertThat(next.word()).isNotEqualTo(body.word());
    assertThat(next.message()).isEqualTo(body.message());
  }

  @Test
  void nonce_emptyOrTooLong_isRefused() {
    refuses(() -> signed("body").nonce(""), "the nonce is empty or too long");
    refuses(() -> signed("body").nonce("n".repeat(257)), "the nonce is empty or too long");
  }

  @Test
  void time_inItsForm_isRead() throws Exception {
    assertThat(SignedTime.ofUnixSeconds("1760000000"))
        .isEqualTo(Instant.parse("2025-10-09T08:53:20Z"));
    assertThat(SignedTime.ofUnixMillis("1760000000123"))
        .isEqualTo(Instant.parse("2025-10-09T08:53:20.123Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", " 1", "1.0", "1e9", "١", "99999999999999999999"})
  void time_inAnotherForm_isRefused(String text) {
    refuses(
        () -> SignedTime.ofUnixSeconds(text),
        "the time of the signature is not a number of its form");
    refuses(
        () -> SignedTime.ofUnixMillis(text),
        "the time of the signature is not a number of its form");
  }

  private static void refuses(ThrowingCallable proving, String reason) {
    assertThatThrownBy(proving).isInstanceOf(CallbackRefusedException.class).hasMessage(reason);
  }

  private static SignedMessage signed(String text) {
    return SignedMessage.of(bytes(text), KEY.sign(bytes(text)));
  }

  private static RawCallback callback(String body) {
    return new RawCallback("POST", "/callbacks/acme", "", Map.of(), bytes(body), "192.0.2.1");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
