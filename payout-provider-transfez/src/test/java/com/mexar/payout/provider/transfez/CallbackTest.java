package com.mexar.payout.provider.transfez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.callback.CallbackNews;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.CallbackTokens;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks: the token in the address is the proof, the body is nothing. */
class CallbackTest {
  private static final AttemptReference REFERENCE = new AttemptReference(Fixture.REFERENCE);

  private final String secret = UUID.randomUUID().toString();
  private final TransfezProvider provider =
      Fixture.provider(
          URI.create("https://transfez.example.com/api/v1"),
          "callback-keys",
          "new=" + UUID.randomUUID() + ",old=" + secret);

  @AfterEach
  void close() {
    provider.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":14,\"reference_id\":\"mx-abcdefghijklmnopqrstuvwxyz\",\"state\":\"completed\"}",
        "{\"id\":14,\"reference_id\":\"mx-another\",\"state\":\"completed\"}",
        "not JSON at all",
        ""
      })
  void callback_withOurToken_isAHintOnTheTokensAttempt(String body) throws Exception {
    String token = tokens("transfez", "old", secret).mint(REFERENCE);

    CallbackNews news = provider.interpret(provider.verify(callback(token, body)));

    assertThat(news).isEqualTo(new CallbackNews.Hint(REFERENCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+500000000", "-1", "0", "NaN", "\"0.001\"", "100000000000000000000"})
  void fault09_callback_withANumberThatIsNone_isNoMoreThanAHint(String number) throws Exception {
    String token = tokens("transfez", "old", secret).mint(REFERENCE);
    String body = "{\"state\":\"completed\",\"sent_amount\":" + number + ",\"id\":" + number + "}";

    assertThat(provider.interpret(provider.verify(callback(token, body))))
        .isEqualTo(new CallbackNews.Hint(REFERENCE));
  }

  @Test
  void callback_withoutOurToken_isRefused() {
    String ours = tokens("transfez", "old", secret).mint(REFERENCE);
    for (String token :
        new String[] {
          "",
          Fixture.REFERENCE,
          ours.replace("abc", "abd"),
          ours.replaceFirst("old", "new"),
          ours.replaceFirst("old", "third"),
          ours + "x",
          tokens("easylink", "old", secret).mint(REFERENCE),
          tokens("transfez", "old", UUID.randomUUID().toString()).mint(REFERENCE)
        }) {
      assertThatThrownBy(() -> provider.verify(callback(token, "{}")))
          .isInstanceOf(CallbackRefusedException.class);
    }
  }

  @Test
  void acknowledgement_isEmpty() {
    assertThat(provider.acknowledgement().status()).isEqualTo(204);
  }

  private static CallbackTokens tokens(String scope, String id, String secret) {
    return new CallbackTokens(scope, Map.of(id, new Secret(secret)));
  }

  private static RawCallback callback(String token, String body) {
    return new RawCallback(
        "POST",
        "/callbacks/transfez/" + token,
        "",
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8),
        "192.0.2.1");
  }
}
