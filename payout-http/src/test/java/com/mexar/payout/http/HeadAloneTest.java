package com.mexar.payout.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who looks at nothing but status and headers has them, whatever comes behind. */
@Timeout(30)
class HeadAloneTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: 5000\r\n\r\ncut off",
        "HTTP/1.1 200 OK\r\nX: y\r\nTransfer-Encoding: chunked\r\n\r\nnot a chunk\r\n",
        "HTTP/1.1 200 OK\r\nX: y\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"
      })
  void answer_whateverItsBody_isItsHead(String answer) throws Exception {
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.readRequest();
                  peer.write(answer);
                });
        GuardedHttpClient client = client()) {
      HttpAnswer head = Calls.answer(client.execute(Calls.post(server.uri())));
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("X")).contains("y");
      assertThat(head.body()).isEmpty();
    }
  }

  @Test
  void answer_longerThanIsRead_isItsHead() throws Exception {
    byte[] head =
        "HTTP/1.1 410 Gone\r\nContent-Length: 1000000000\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.readRequest();
                  peer.write(new String(head, StandardCharsets.US_ASCII) + "x".repeat(100_000));
                });
        GuardedHttpClient client = client()) {
      assertThat(Calls.answer(client.execute(Calls.post(server.uri()))).status()).isEqualTo(410);
    }
  }

  private static GuardedHttpClient client() {
    return GuardedHttpClient.builder()
        .allowInsecureLoopback(true)
        .callTimeout(Duration.ofSeconds(5))
        .maxAnswerBytes(1_000)
        .answersByHeadAlone(true)
        .build();
  }
}
