package com.mexar.payout.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsweredTest {
  private final MockWebServer server = new MockWebServer();
  private final GuardedHttpClient client = Calls.toLoopback().build();
  private URI uri;

  @BeforeEach
  void start() throws IOException {
    server.start();
    uri = server.url("/pay?token=secret").uri();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void post_answered_carriesStatusHeadersAndBody() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .code(201)
            .addHeader("Content-Type", "application/json; charset=utf-8")
            .addHeader("X-Two", "a")
            .addHeader("X-Two", "b")
            .body("{\"id\":7}")
            .build());

    HttpAnswer answer = Calls.answer(client.execute(Calls.post(uri)));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.contentType()).contains("application/json; charset=utf-8");
    assertThat(answer.header("x-TWO")).contains("a");
    assertThat(answer.headers().get("X-Two")).containsExactly("a", "b");
    assertThat(answer.bodyAsUtf8()).isEqualTo("{\"id\":7}");
    assertThat(answer.toString()).isEqualTo("HttpAnswer[201, 8 bytes]");

    RecordedRequest request = server.takeRequest();
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer top-secret");
    assertThat(request.getHeaders().get("User-Agent")).isEqualTo("mexar-payout-gateway");
    assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
    assertThat(request.getBody()).isNotNull();
    assertThat(request.getBody().utf8()).isEqualTo("{\"amount\":1}");
    assertThat(request.getTarget()).isEqualTo("/pay?token=secret");
  }

  /** Statuses to which OkHttp on its own would answer by sending something again. */
  @ParameterizedTest
  @CsvSource({
    "503, Retry-After, 0",
    "408, Retry-After, 0",
    "408, X-Nothing, 0",
    "421, X-Nothing, 0",
    "401, WWW-Authenticate, Basic realm=x",
    "407, Proxy-Authenticate, Basic realm=x",
    "300, Location, /elsewhere",
    "301, Location, /elsewhere",
    "302, Location, /elsewhere",
    "303, Location, /elsewhere",
    "307, Location, /elsewhere",
    "308, Location, /elsewhere",
  })
  void fault02_answerThatInvitesARepeat_isAnsweredOnce(int status, String header, String value) {
    for (HttpCall call : new HttpCall[] {Calls.post(uri), Calls.get(uri)}) {
      int before = server.getRequestCount();
      server.enqueue(
          new MockResponse.Builder().code(status).addHeader(header, value).body("no").build());
      server.enqueue(new MockResponse.Builder().code(299).build());

      HttpAnswer answer = Calls.answer(client.execute(call));

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header(header)).contains(value);
      assertThat(answer.bodyAsUtf8()).isEqualTo("no");
      assertThat(server.getRequestCount()).isEqualTo(before + 1);
      assertThat(Calls.answer(client.execute(Calls.get(uri))).status()).isEqualTo(299);
    }
  }

  @Test
  void answer_ofHtml_isHandedOutAsItIs() {
    server.enqueue(
        new MockResponse.Builder()
            .code(502)
            .addHeader("Content-Type", "text/html")
            .body("<html>bad gateway</html>")
            .build());

    HttpAnswer answer = Calls.answer(client.execute(Calls.post(uri)));

    assertThat(answer.contentType()).contains("text/html");
    assertThat(answer.bodyAsUtf8()).startsWith("<html>");
  }

  @Test
  void cookie_setByAnAnswer_isNotSentBack() throws Exception {
    server.enqueue(new MockResponse.Builder().addHeader("Set-Cookie", "a=b; Path=/").build());
    server.enqueue(new MockResponse.Builder().build());

    Calls.answer(client.execute(Calls.get(uri)));
    Calls.answer(client.execute(Calls.get(uri)));

    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Cookie")).isNull();
  }

  @Test
  void answer_packedUnasked_isUnpacked() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("hello".getBytes(StandardCharsets.UTF_8));
    }
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Encoding", "gzip")
            .body(new Buffer().write(packed.toByteArray()))
            .build());

    assertThat(Calls.answer(client.execute(Calls.get(uri))).bodyAsUtf8()).isEqualTo("hello");
  }

  @Test
  void answer_exactlyAtTheLimit_isAnswered() {
    try (GuardedHttpClient small = Calls.toLoopback().maxAnswerBytes(100).build()) {
      server.enqueue(new MockResponse.Builder().body("x".repeat(100)).build());
      server.enqueue(new MockResponse.Builder().chunkedBody("x".repeat(100), 7).build());

      assertThat(Calls.answer(small.execute(Calls.get(uri))).body()).hasSize(100);
      assertThat(Calls.answer(small.execute(Calls.get(uri))).body()).hasSize(100);
    }
  }

  @Test
  void calls_oneAfterTheOther_shareAConnection() throws Exception {
    server.enqueue(new MockResponse.Builder().body("1").build());
    server.enqueue(new MockResponse.Builder().body("2").build());

    Calls.answer(client.execute(Calls.post(uri)));
    Calls.answer(client.execute(Calls.post(uri)));

    assertThat(server.takeRequest().getConnectionIndex()).isZero();
    assertThat(server.takeRequest().getConnectionIndex()).isZero();
  }

  @Test
  void target_relative_isBelowTheBase() throws Exception {
    server.enqueue(new MockResponse.Builder().build());
    URI base = server.url("/api/v1/").uri();
    try (GuardedHttpClient based = Calls.toLoopback().baseUri(base).build()) {
      Calls.answer(based.execute(Calls.get(URI.create("/transactions/1?a=b%20c"))));
    }
    assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v1/transactions/1?a=b%20c");
  }
}
