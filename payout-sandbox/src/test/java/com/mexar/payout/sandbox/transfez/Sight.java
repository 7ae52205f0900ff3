package com.mexar.payout.sandbox.transfez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.sandbox.Fault;
import java.io.IOException;
import java.util.Optional;

/** What a caller saw of one call: an answer, or a connection that broke. */
record Sight(Optional<Partner.Answer> answer) {

  interface Calling {
    Partner.Answer call() throws IOException;
  }

  static Sight of(Calling calling) {
    try {
      return new Sight(Optional.of(calling.call()));
    } catch (IOException broken) {
      return new Sight(Optional.empty());
    }
  }

  boolean isGood() {
    return answer.isPresent()
        && answer.get().status() == 200
        && answer.get().text().startsWith("{\"status\":200,\"data\":{\"id\":")
        && answer.get().text().endsWith("}")
        && answer.get().data().path("state").isTextual();
  }

  void isWhat(Fault fault) {
    switch (fault) {
      case CUT_BEFORE, CUT_AFTER, TRUNCATED_AFTER -> assertThat(answer).isEmpty();
      case ERROR_500_BEFORE, ERROR_500_AFTER -> assertThat(seen().status()).isEqualTo(500);
      case HTML_502_BEFORE, HTML_502_AFTER -> {
        assertThat(seen().status()).isEqualTo(502);
        assertThat(seen().text()).startsWith("<html>");
      }
      case GARBAGE_AFTER -> {
        assertThat(seen().status()).isEqualTo(200);
        assertThatThrownBy(() -> seen().json()).hasMessageContaining("");
      }
      case NO_DATA_AFTER -> {
        assertThat(seen().status()).isEqualTo(200);
        assertThat(seen().json().has("data")).isFalse();
      }
      case WRONG_TYPES_AFTER -> assertThat(seen().data().path("state").isTextual()).isFalse();
      case NOT_FOUND -> assertThat(seen().status()).isEqualTo(404);
      case SLOW, LATE -> assertThat(isGood()).isTrue();
      default -> throw new IllegalArgumentException("no magic account has " + fault);
    }
  }

  private Partner.Answer seen() {
    return answer.orElseThrow();
  }
}
