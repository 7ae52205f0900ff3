package com.mexar.payout.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.Requests;
import com.mexar.payout.app.Requests.Answer;
import com.mexar.payout.app.TestGateway;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document and its page, as they are served. */
class OpenApiTest {
  private static TestGateway gateway;
  private static Requests http;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start(Map.of());
    http = new Requests(gateway);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  /** The page for people is no part of the API. */
  @Test
  void routes_ofTheRunningHost_areThoseOfTheDocument() {
    assertThat(ApiDocument.INSTANCE.operations().stream().map(Operation::route))
        .containsExactlyInAnyOrderElementsOf(
            gateway.routes().stream()
                .filter(route -> !route.startsWith("GET /docs"))
                .collect(Collectors.toSet()));
  }

  @Test
  void document_served_isTheWrittenOneInJson() throws Exception {
    Answer answer = http.send(http.anonymous("/openapi.json"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(ApiDocument.INSTANCE.root());
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void document_thatTheCallerHas_isNotSentAgain() throws Exception {
    String tag = http.send(http.anonymous("/openapi.json")).header("ETag");
    Answer same = http.send(http.anonymous("/openapi.json").header("If-None-Match", tag));
    Answer other = http.send(http.anonymous("/openapi.json").header("If-None-Match", "\"x\""));

    assertThat(same.status()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(other.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/docs, text/html",
    "/docs/docs.css, text/css",
    "/docs/redoc.js, text/javascript",
  })
  void page_withoutAKey_isServedUnderAPolicyThatLetsNothingElseIn(String path, String type)
      throws Exception {
    Answer answer = http.send(http.anonymous(path));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith(type);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self';")
        .doesNotContain("unsafe")
        .doesNotContain("http");
  }

  @Test
  void page_loadsWhatIsServedHereAlone() throws Exception {
    String page = http.send(http.anonymous("/docs")).body();

    assertThat(page).contains("/openapi.json").doesNotContain("://").doesNotContain("<style");
    assertThat(page.replaceAll("(?s)<script src=\"/docs/redoc.js\"></script>", ""))
        .doesNotContain("<script");
  }

  @Test
  void asset_thatIsNone_isNotFound() throws Exception {
    assertThat(http.send(http.anonymous("/docs/redoc.lib.js")).problem()).isEqualTo("not-found");
  }
}
