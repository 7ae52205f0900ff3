package com.mexar.payout.provider.easylink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.SignedNonce;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.testkit.provider.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks, signed in either reading: what is authentic, and what it hints at. */
class CallbackTest {
  private static final KeyPair THEIRS = pair();
  private static final AttemptReference REFERENCE = new AttemptReference(Fixture.REFERENCE);
  private static final String PAID = body("7");

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.standing(Instant.parse("2026-11-22T10:00:00Z"));
  private EasylinkProvider covering;
  private EasylinkProvider uncovering;

  @BeforeEach
  void open() throws Exception {
    String der = Base64.getMimeEncoder().encodeToString(THEIRS.getPublic().getEncoded());
    Path key =
        Files.writeString(
            folder.resolve("key.pem"),
            "-----BEGIN PUBLIC KEY-----\n" + der + "\n-----END PUBLIC KEY-----\n");
    covering = provider(key, "headers-and-body");
    uncovering = provider(key, "app-key-and-timestamp");
  }

  @AfterEach
  void close() {
    covering.close();
    uncovering.close();
  }

  @ParameterizedTest
  @EnumSource(CallbackSignature.class)
  void callback_thatIsSigned_isAHintAndNeverAStatement(CallbackSignature reading) throws Exception {
    var verified = in(reading).verify(signed(reading, "n-1", PAID));

    assertThat(verified.isStale()).isFalse();
    assertThat(in(reading).interpret(verified)).isEqualTo(new CallbackNews.Hint(REFERENCE));
  }

  @ParameterizedTest
  @EnumSource(CallbackSignature.class)
  void callback_thatIsStale_isAuthenticAllTheSame(CallbackSignature reading) throws Exception {
    RawCallback callback = signed(reading, "n-1", PAID);

    clock.advance(Duration.ofMinutes(5));
    assertThat(in(reading).verify(callback).isStale()).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(in(reading).verify(callback).isStale()).isTrue();
    clock.advance(Duration.ofMinutes(-11));
    var early = in(reading).verify(callback);
    assertThat(early.isStale()).isTrue();
    assertThat(in(reading).interpret(early)).isEqualTo(new CallbackNews.Hint(REFERENCE));
  }

  @ParameterizedTest
  @EnumSource(CallbackSignature.class)
  void callback_thatIsRepeated_isAuthenticAgain(CallbackSignature reading) throws Exception {
    RawCallback callback = signed(reading, "n-1", PAID);

    for (int i = 0; i < 3; i++) {
      assertThat(in(reading).verify(callback).raw()).isSameAs(callback);
    }
  }

  @Test
  void callback_whoseNonceIsSigned_namesItToTheInbox() throws Exception {
    RawCallback one = signed(CallbackSignature.HEADERS_AND_BODY, "n-1", body("6"));
    RawCallback other = signed(CallbackSignature.HEADERS_AND_BODY, "n-1", PAID);
    RawCallback uncovered = signed(CallbackSignature.APP_KEY_AND_TIMESTAMP, "n-1", PAID);

    SignedNonce nonce = covering.verify(one).nonce().orElseThrow();
    assertThat(covering.verify(other).nonce())
        .hasValueSatisfying(
            it -> {
              assertThat(it.word()).isEqualTo(nonce.word());
              assertThat(it.message()).isNotEqualTo(nonce.message());
            });
    assertThat(in(CallbackSignature.APP_KEY_AND_TIMESTAMP).verify(uncovered).nonce()).isEmpty();
  }

  @Test
  void callback_whoseBodyIsNotCovered_isNoMoreThanAHint() throws Exception {
    RawCallback signed = signed(CallbackSignature.APP_KEY_AND_TIMESTAMP, "n-1", PAID);
    RawCallback forged = raw(signed.headers(), body("9"));

    assertThat(uncovering.interpret(uncovering.verify(forged)))
        .isEqualTo(new CallbackNews.Hint(REFERENCE));
    refused(covering, forged);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-easylink-appkey",
        "x-easylink-nonce",
        "x-easylink-timestamp",
        "x-easylink-sign"
      })
  void callback_withAHeaderThatIsAbsentTwiceOrChanged_isRefused(String name) throws Exception {
    for (CallbackSignature reading : CallbackSignature.values()) {
      if (reading == CallbackSignature.APP_KEY_AND_TIMESTAMP && name.equals("x-easylink-nonce")) {
        continue;
      }
      Map<String, List<String>> headers = signed(reading, "n-1", PAID).headers();
      String value = headers.get(name).get(0);
      for (List<String> values :
          List.of(
              List.<String>of(),
              List.of(value, value),
              List.of(""),
              List.of("1" + value),
              List.of("x".repeat(10_000)))) {
        Map<String, List<String>> changed = new LinkedHashMap<>(headers);
        changed.put(name, values);
        refused(in(reading), raw(changed, PAID));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reference_id\":\"mx-abcdefghijklmnopqrstuvwxyz\",\"state\":\"9\"}",
        "{\"reference_id\":\"mx-other\",\"state\":\"7\"}",
        "{\"reference_id\":\"mx-abcdefghijklmnopqrstuvwxyz\",\"state\":\"7\",\"state\":\"7\"}",
        "<html>",
        "[]",
        ""
      })
  void callback_withAnotherBodyThanWasSigned_isRefused(String body) throws Exception {
    RawCallback signed = signed(CallbackSignature.HEADERS_AND_BODY, "n-1", PAID);

    refused(covering, raw(signed.headers(), body));
  }

  /** A few characters that would be gigabytes of digits, were they written out to be checked. */
  @ParameterizedTest
  @ValueSource(strings = {"1e2147483647", "1e-2147483646", "{\"b\": 1e2147483000}"})
  void fault09_callback_withAnImmenseNumber_isRefused(String number) throws Exception {
    RawCallback signed = signed(CallbackSignature.HEADERS_AND_BODY, "n-1", PAID);

    refused(covering, raw(signed.headers(), "{\"reference_id\":\"x\",\"a\":" + number + "}"));
  }

  @Test
  void callback_signedInTheOtherReadingOrByAnotherKey_isRefused() throws Exception {
    refused(covering, signed(CallbackSignature.APP_KEY_AND_TIMESTAMP, "n-1", PAID));
    refused(uncovering, signed(CallbackSignature.HEADERS_AND_BODY, "n-1", PAID));
    refused(covering, signed(CallbackSignature.HEADERS_AND_BODY, "n-1", PAID, pair()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"reference_id\":7}", "{\"reference_id\":\"NOT OURS\"}", "<html>", ""})
  void callback_thatNamesNoAttempt_isNotUnderstood(String body) throws Exception {
    RawCallback signed = signed(CallbackSignature.APP_KEY_AND_TIMESTAMP, "n-1", PAID);
    var verified = uncovering.verify(raw(signed.headers(), body));

    assertThatThrownBy(() -> uncovering.interpret(verified))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void acknowledgement_isASuccessInTheProvidersForm() {
    assertThat(covering.acknowledgement().status()).isEqualTo(200);
    assertThat(covering.acknowledgement().body()).isEqualTo("{\"code\":0,\"message\":\"success\"}");
  }

  private EasylinkProvider in(CallbackSignature reading) {
    return switch (reading) {
      case HEADERS_AND_BODY -> covering;
      case APP_KEY_AND_TIMESTAMP -> uncovering;
    };
  }

  private EasylinkProvider provider(Path key, String reading) {
    return Fixture.provider(
        Fixture.settings(
            URI.create("https://easylink.example.com"),
            "callback-public-key-file",
            key.toString(),
            "callback-signature",
            reading),
        Fixture.context(Duration.ofSeconds(5), clock));
  }

  private static void refused(EasylinkProvider provider, RawCallback callback) {
    assertThatThrownBy(() -> provider.verify(callback))
        .isInstanceOf(CallbackRefusedException.class)
        .hasMessageNotContaining(Fixture.REFERENCE)
        .hasMessageNotContaining(Fixture.APP_KEY);
  }

  private RawCallback signed(CallbackSignature reading, String nonce, String body)
      throws Exception {
    return signed(reading, nonce, body, THEIRS);
  }

  private RawCallback signed(CallbackSignature reading, String nonce, String body, KeyPair pair)
      throws Exception {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-EasyLink-AppKey", Fixture.APP_KEY);
    headers.put("X-EasyLink-Timestamp", Long.toString(clock.millis()));
    String two =
        "X-EasyLink-AppKey="
            + Fixture.APP_KEY
            + "&X-EasyLink-Timestamp="
            + headers.get("X-EasyLink-Timestamp");
    headers.put("X-EasyLink-Nonce", nonce);
    String text =
        switch (reading) {
          case HEADERS_AND_BODY ->
              SignedText.of(
                  Fixture.APP_KEY,
                  headers,
                  ProviderJson.object(body.getBytes(StandardCharsets.UTF_8)).orElseThrow());
          case APP_KEY_AND_TIMESTAMP -> Fixture.APP_KEY + two + Fixture.APP_KEY;
        };
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initSign(pair.getPrivate());
    rsa.update(text.getBytes(StandardCharsets.UTF_8));
    headers.put("X-EasyLink-Sign", Base64.getEncoder().encodeToString(rsa.sign()));
    Map<String, List<String>> all = new LinkedHashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return raw(all, body);
  }

  private static RawCallback raw(Map<String, List<String>> headers, String body) {
    return new RawCallback(
        "POST",
        "/callbacks/easylink",
        "",
        headers,
        body.getBytes(StandardCharsets.UTF_8),
        "192.0.2.1");
  }

  private static String body(String state) {
    return """
        {"disbursement_id":"202510162200620000082571",
         "reference_id":"mx-abcdefghijklmnopqrstuvwxyz","remittance_type":"domestic",
         "source_amount":"100123.000000000000000000","state":"%s","reason":""}
        """
        .formatted(state);
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
