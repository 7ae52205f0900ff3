package com.mexar.payout.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RawCallbackTest {

  @Test
  void header_inAnyCase_isFound() {
    RawCallback raw = with(Map.of("X-Signature", List.of("abc")));

    assertThat(raw.header("x-signature")).contains("abc");
    assertThat(raw.header("X-SIGNATURE")).contains("abc");
    assertThat(raw.headers()).containsOnlyKeys("x-signature");
  }

  @Test
  void header_absentOrSentTwice_isNotTaken() {
    RawCallback raw = with(Map.of("X-Signature", List.of("good", "bad"), "X-Empty", List.of()));

    assertThat(raw.header("x-signature")).isEmpty();
    assertThat(raw.header("x-empty")).isEmpty();
    assertThat(raw.header("x-other")).isEmpty();
    assertThat(raw.headers().get("x-signature")).containsExactly("good", "bad");
  }

  @Test
  void lastPathSegment_ofAnyPath_isWhatFollowsTheLastSlash() {
    assertThat(at("/callbacks/transfez/tok").lastPathSegment()).isEqualTo("tok");
    assertThat(at("/callbacks/transfez/").lastPathSegment()).isEmpty();
    assertThat(at("tok").lastPathSegment()).isEqualTo("tok");
  }

  @Test
  void reply_notA2xx_isRefused() {
    for (int status : new int[] {199, 300, 401, 503, 0, -1}) {
      assertThatThrownBy(() -> new CallbackReply(status, "", ""))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new CallbackReply(200, "text/plain", "ok").status()).isEqualTo(200);
  }

  private static RawCallback with(Map<String, List<String>> headers) {
    return new RawCallback("POST", "/c", "", headers, new byte[0], "192.0.2.1");
  }

  private static RawCallback at(String path) {
    return new RawCallback("POST", path, "", Map.of(), new byte[0], "192.0.2.1");
  }
}
