package com.mexar.payout.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.settings.SettingsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTokensTest {
  private static final AttemptReference REFERENCE = new AttemptReference("mx-abc");
  private static final Secret OLD = new Secret("o".repeat(16));
  private static final Secret NEW = new Secret("n".repeat(32));

  private final CallbackTokens tokens = new CallbackTokens("transfez", Map.of("k1", OLD));

  @Test
  void token_ofOurs_provesItsAttempt() throws Exception {
    String token = tokens.mint(REFERENCE);

    assertThat(token).matches("k1\\.mx-abc\\.[A-Za-z0-9_-]{43}").hasSizeLessThanOrEqualTo(200);
    assertThat(tokens.verify(at("/callbacks/transfez/" + token)).reference()).contains(REFERENCE);
    assertThat(tokens.verify(at(token)).reference()).contains(REFERENCE);
  }

  @Test
  void token_fromTheBody_provesItsAttemptWhateverTheAddress() throws Exception {
    RawCallback callback = at("/callbacks/transfez");

    VerifiedCallback verified = tokens.verify(callback, tokens.mint(REFERENCE));
    assertThat(verified.reference()).contains(REFERENCE);
    assertThat(verified.raw()).isSameAs(callback);
  }

  @Test
  void token_fromTheBodyThatIsNotOurs_isRefusedThoughTheAddressHasOne() {
    String token = tokens.mint(REFERENCE);
    RawCallback callback = at("/callbacks/transfez/" + token);
    String foreign = new CallbackTokens("transfez", Map.of("k1", NEW)).mint(REFERENCE);

    for (String other : List.of("", "mx-abc", token + "x", token.substring(1), foreign)) {
      assertThatThrownBy(() -> tokens.verify(callback, other))
          .isInstanceOf(CallbackRefusedException.class);
    }
    assertThatThrownBy(() -> tokens.verify(callback, "x".repeat(5_000_000)))
        .isInstanceOf(CallbackRefusedException.class)
        .hasMessage("the callback carries no token");
  }

  @Test
  void token_afterARotation_isVerifiedUntilItsKeyIsDropped() throws Exception {
    String old = tokens.mint(REFERENCE);
    Map<String, Secret> both = new LinkedHashMap<>();
    both.put("k2", NEW);
    both.put("k1", OLD);
    CallbackTokens rotated = new CallbackTokens("transfez", both);

    assertThat(rotated.verify(at("/c/" + old)).reference()).contains(REFERENCE);
    assertThat(rotated.mint(REFERENCE)).startsWith("k2.");
    assertThat(rotated.verify(at("/c/" + rotated.mint(REFERENCE))).reference()).contains(REFERENCE);
    refuses(new CallbackTokens("transfez", Map.of("k2", NEW)), old, "the token's key is not known");
  }

  @Test
  void keys_fromASetting_mintWithTheFirstAndVerifyWithAll() throws Exception {
    Settings settings =
        new Settings(
            "providers.acme", Map.of("keys", "k2=" + "n".repeat(32) + ", k1=" + "o".repeat(16)));
    CallbackTokens read = CallbackTokens.required(settings, "keys", "transfez");

    settings.requireNoFaults();
    assertThat(read.mint(REFERENCE)).startsWith("k2.");
    assertThat(read.verify(at("/c/" + tokens.mint(REFERENCE))).reference()).contains(REFERENCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k1",
        "k1=short",
        "=oooooooooooooooo",
        "k1=oooooooooooooooo,k1=nnnnnnnnnnnnnnnn"
      })
  void keys_fromASettingOfAnotherShape_areAFaultWithoutTheValue(String value) {
    Settings settings = new Settings("providers.acme", Map.of("keys", value));
    CallbackTokens.required(settings, "keys", "transfez");

    assertThatThrownBy(settings::requireNoFaults)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("providers.acme.keys")
        .hasMessageNotContainingAny("short", "oooo", "nnnn");
  }

  @Test
  void token_ofAnotherScopeOrSecret_isRefused() {
    refuses(
        tokens,
        new CallbackTokens("easylink", Map.of("k1", OLD)).mint(REFERENCE),
        "the token is not ours");
    refuses(
        tokens,
        new CallbackTokens("transfez", Map.of("k1", NEW)).mint(REFERENCE),
        "the token is not ours");
  }

  @Test
  void token_relabelledWithAnotherKeyIdOfTheSameSecret_isRefused() {
    Map<String, Secret> twins = new LinkedHashMap<>();
    twins.put("k1", OLD);
    twins.put("k2", OLD);
    CallbackTokens two = new CallbackTokens("transfez", twins);

    refuses(two, two.mint(REFERENCE).replace("k1.", "k2."), "the token is not ours");
  }

  @Test
  void token_everySingleCharacterChanged_isRefused() {
    String token = tokens.mint(REFERENCE);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'x' ? 'y' : 'x';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThatThrownBy(() -> tokens.verify(at("/c/" + changed)))
          .as(changed)
          .isInstanceOf(CallbackRefusedException.class);
    }
  }

  @Test
  void token_missingOverLongOrMisshapen_isRefused() {
    String token = tokens.mint(REFERENCE);
    for (String path :
        List.of(
            "",
            "/",
            "/callbacks/transfez",
            "/c/" + token + "/",
            "/c/" + token + "=",
            "/c/" + token + "\n",
            "/c/" + token.substring(0, token.length() - 1),
            "/c/" + token + "x".repeat(5_000_000),
            "/c/.." + token,
            "/c/k1.." + token.substring(token.lastIndexOf('.') + 1))) {
      assertThatThrownBy(() -> tokens.verify(at(path)))
          .isInstanceOf(CallbackRefusedException.class)
          .hasMessage("the address carries no token");
    }
  }

  @Test
  void refusal_neverRepeatsTheToken() {
    String foreign = new CallbackTokens("other", Map.of("k1", OLD)).mint(REFERENCE);

    assertThatThrownBy(() -> tokens.verify(at("/c/" + foreign)))
        .message()
        .doesNotContain(foreign.substring(10));
  }

  @Test
  void keys_noneMisnamedOrGuessable_areRefused() {
    assertThatThrownBy(() -> new CallbackTokens("s", Map.of()))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new CallbackTokens("s", Map.of("a.b", NEW)))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new CallbackTokens("s", Map.of("k", new Secret("short-secret"))))
        .isInstanceOf(InvalidValueException.class)
        .message()
        .doesNotContain("short-secret");
  }

  private static void refuses(CallbackTokens tokens, String token, String message) {
    assertThatThrownBy(() -> tokens.verify(at("/c/" + token)))
        .isInstanceOf(CallbackRefusedException.class)
        .hasMessage(message);
  }

  private static RawCallback at(String path) {
    return new RawCallback("POST", path, "", Map.of(), new byte[0], "192.0.2.1");
  }
}
