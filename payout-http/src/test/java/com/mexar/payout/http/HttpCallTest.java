package com.mexar.payout.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallTest {
  private static final URI URI_WITH_SECRETS =
      URI.create("https://api.example.com/accounts/0011223344?token=secret");

  @Test
  void call_printed_showsMethodAndHostAlone() {
    assertThat(Calls.post(URI_WITH_SECRETS)).hasToString("HttpCall[POST api.example.com]");
    assertThat(Calls.get(URI.create("/accounts/0011223344"))).hasToString("HttpCall[GET]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Expect", "Cookie"})
  void header_thatIsTheClientsOwn_isRefused(String name) {
    HttpCall.Builder call = HttpCall.get(URI_WITH_SECRETS);
    assertThatThrownBy(() -> call.header(name, "x")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret\r\nX: y", "secret\u0000", "secr\u00e9t"})
  void header_withAValueThatCannotBeSent_isRefusedWithoutPrintingIt(String value) {
    HttpCall.Builder call = HttpCall.get(URI_WITH_SECRETS);
    assertThatThrownBy(() -> call.header("Authorization", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Authorization")
        .hasMessageNotContaining("secr");
  }

  @Test
  void header_setTwice_isRefused() {
    HttpCall.Builder call = HttpCall.get(URI_WITH_SECRETS).header("X-A", "1");
    assertThatThrownBy(() -> call.header("x-a", "2")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void body_ofGet_isRefused() {
    HttpCall.Builder call = HttpCall.get(URI_WITH_SECRETS);
    assertThatThrownBy(() -> call.body("text/plain", new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com/api/v1, false, true",
    "http://api.example.com/api/v1, true, false",
    "http://localhost:8080, false, false",
    "http://localhost:8080, true, true",
    "http://127.0.0.1:8080/api, true, true",
    "http://[::1]:8080/api, true, true",
    "http://127.0.0.1.nip.io/api, true, false",
    "https://a:b@api.example.com, true, false",
    "https:///nohost, true, false",
    "/relative, true, false",
    "ftp://localhost/, true, false",
  })
  void targetRule_knowsWhatMayBeCalled(String uri, boolean insecureLoopback, boolean fine) {
    assertThat(TargetRule.faultOf(URI.create(uri), insecureLoopback).isEmpty()).isEqualTo(fine);
  }

  @Test
  void client_withAnInsecureBase_isNotBuilt() {
    GuardedHttpClientBuilder options =
        GuardedHttpClient.builder().baseUri(URI.create("http://api.example.com/secret"));
    assertThatThrownBy(options::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void options_outOfBounds_areRefused() {
    GuardedHttpClientBuilder options = GuardedHttpClient.builder();
    assertThatThrownBy(() -> options.callTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.maxAnswerBytes(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.maxConcurrentCalls(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
