package com.mexar.payout.testkit.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackVerifier;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.testkit.provider.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every verifier of callbacks keeps, a plug-in's as well as ours: it takes what its sender
 * signed, however late, refuses everything else by the one declared exception, and says nothing of
 * what was in it. To be extended with one verifier and its keys.
 */
public abstract class VerifierContract {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final byte[] BODY =
      "{\"id\":\"7f3\",\"state\":\"PAID\",\"amount\":\"1500000\"}".getBytes(StandardCharsets.UTF_8);
  private static final int HUGE = 1 << 20;

  /** The verifier under test, which knows the key that {@link #signed} uses. */
  protected abstract CallbackVerifier verifier(InstantSource clock);

  /** The same kind of verifier, which knows that key and its successor. */
  protected abstract CallbackVerifier rotated(InstantSource clock);

  /** The same kind of verifier, which knows the successor alone. */
  protected abstract CallbackVerifier withAnotherKey(InstantSource clock);

  /** A callback as its sender signs it at that time. */
  protected abstract RawCallback signed(Instant at, byte[] body);

  /** The places of the proof; a change of any character there must be refused. */
  protected abstract List<ProofPart> proof();

  /** Whether the signature covers the body. */
  protected boolean coversBody() {
    return true;
  }

  /** How far the signed time may be from ours; zero where no time is signed. */
  protected Duration tolerance() {
    return Duration.ofMinutes(5);
  }

  @Test
  void callback_signedNow_isVerifiedAsItCame() throws Exception {
    RawCallback callback = signed(NOW, BODY);
    VerifiedCallback verified = verifier(() -> NOW).verify(callback);

    assertThat(verified.raw()).isSameAs(callback);
    assertThat(verified.isStale()).isFalse();
  }

  @Test
  void callback_withNoBodyOrAnyBytes_isVerified() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    for (byte[] body : List.of(new byte[0], all, new byte[64 << 10])) {
      assertThat(verifier(() -> NOW).verify(signed(NOW, body)).raw().body()).isEqualTo(body);
    }
  }

  @Test
  void callback_sentAgain_isVerifiedAgain() throws Exception {
    CallbackVerifier verifier = verifier(() -> NOW);
    RawCallback callback = signed(NOW, BODY);

    verifier.verify(callback);
    assertThat(verifier.verify(callback).raw()).isSameAs(callback);
  }

  @Test
  void callback_signedByAnotherKey_isRefused() {
    refuses(withAnotherKey(() -> NOW), signed(NOW, BODY));
  }

  @Test
  void callback_signedByTheOldKeyOfARotation_isVerified() throws Exception {
    assertThat(rotated(() -> NOW).verify(signed(NOW, BODY))).isNotNull();
  }

  @Test
  void callback_staleOrEarlyAndAuthentic_isVerifiedAndSaysSo() throws Exception {
    assumeTrue(!tolerance().isZero());
    RawCallback callback = signed(NOW, BODY);
    SettableClock clock = SettableClock.standing(NOW.plus(tolerance()));
    CallbackVerifier verifier = verifier(clock);

    assertThat(verifier.verify(callback).isStale()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(verifier.verify(callback).isStale()).isTrue();
    clock.advance(Duration.ofDays(365));
    assertThat(verifier.verify(callback).isStale()).isTrue();
    CallbackVerifier behind = verifier(() -> NOW.minus(tolerance()).minusSeconds(1));
    assertThat(behind.verify(callback).isStale()).isTrue();
  }

  @Test
  void callback_staleAndForged_isRefused() {
    refuses(withAnotherKey(() -> NOW.plus(Duration.ofDays(1))), signed(NOW, BODY));
  }

  @Test
  void body_withAnyByteChangedCutOffOrAdded_isRefused() {
    assumeTrue(coversBody());
    CallbackVerifier verifier = verifier(() -> NOW);
    RawCallback callback = signed(NOW, BODY);

    for (int i = 0; i < BODY.length; i++) {
      byte[] changed = BODY.clone();
      changed[i] ^= 1;
      refuses(verifier, withBody(callback, changed));
      refuses(verifier, withBody(callback, Arrays.copyOf(BODY, i)));
    }
    refuses(verifier, withBody(callback, Arrays.copyOf(BODY, BODY.length + 1)));
    refuses(verifier, withBody(callback, new byte[HUGE]));
  }

  @Test
  void proof_withAnyCharacterChanged_isRefused() {
    CallbackVerifier verifier = verifier(() -> NOW);
    RawCallback callback = signed(NOW, BODY);

    for (ProofPart part : proof()) {
      String text = part.of(callback);
      for (int i = 0; i < text.length(); i++) {
        for (char other : List.of((char) (text.charAt(i) ^ 1), 'A', '0', ' ', '\n', '\u00e9')) {
          if (other != text.charAt(i)) {
            refuses(
                verifier,
                part.changed(callback, text.substring(0, i) + other + text.substring(i + 1)));
          }
        }
      }
    }
  }

  @Test
  void proof_cutOffAtAnyLengthOrMissing_isRefused() {
    CallbackVerifier verifier = verifier(() -> NOW);
    RawCallback callback = signed(NOW, BODY);

    for (ProofPart part : proof()) {
      String text = part.of(callback);
      for (int i = 0; i < text.length(); i++) {
        refuses(verifier, part.changed(callback, text.substring(0, i)));
        refuses(verifier, part.changed(callback, text.substring(i + 1)));
      }
      refuses(verifier, part.without(callback));
    }
  }

  @Test
  void proof_twice_isRefused() {
    RawCallback callback = signed(NOW, BODY);

    for (ProofPart part : proof()) {
      refuses(verifier(() -> NOW), part.twice(callback));
    }
  }

  @Test
  void proof_hugeOrOfAnotherKind_isRefused() {
    CallbackVerifier verifier = verifier(() -> NOW);
    RawCallback callback = signed(NOW, BODY);

    for (ProofPart part : proof()) {
      String text = part.of(callback);
      for (String other :
          List.of(
              text + "x".repeat(HUGE),
              text.repeat(HUGE / text.length()),
              "(".repeat(HUGE),
              "\"a\" ".repeat(HUGE / 4),
              ", ".repeat(HUGE / 2),
              "\u0000",
              "\ud800",
              "null",
              "-1",
              "999999999999999999999",
              "%s%n",
              "=",
              ":",
              ",")) {
        refuses(verifier, part.changed(callback, other));
      }
    }
  }

  @Test
  void refusal_repeatsNothingOfTheCallback() {
    RawCallback callback = signed(NOW, BODY);

    for (ProofPart part : proof()) {
      RawCallback marked = part.changed(callback, "marker-of-the-sender");
      assertThatThrownBy(() -> verifier(() -> NOW).verify(marked))
          .isInstanceOf(CallbackRefusedException.class)
          .hasMessageNotContainingAny("marker-of-the-sender", "1500000");
    }
  }

  private static void refuses(CallbackVerifier verifier, RawCallback callback) {
    assertThatThrownBy(() -> verifier.verify(callback))
        .isInstanceOf(CallbackRefusedException.class)
        .message()
        .isNotBlank();
  }

  private static RawCallback withBody(RawCallback callback, byte[] body) {
    return new RawCallback(
        callback.method(),
        callback.path(),
        callback.query(),
        callback.headers(),
        body,
        callback.remoteAddress());
  }
}
