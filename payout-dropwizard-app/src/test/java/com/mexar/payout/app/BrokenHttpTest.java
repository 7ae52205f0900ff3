package com.mexar.payout.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the HTTP server refuses by itself is a problem too: no HTML, no traces, no server name. */
class BrokenHttpTest {
  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start(Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  static Stream<Arguments> requests() {
    String host = "Host: a\r\nConnection: close\r\n";
    String post = "POST /v1/payouts HTTP/1.1\r\n" + host;
    String known =
        post
            + "Authorization: Bearer "
            + TestGateway.CLIENT
            + "\r\nIdempotency-Key: k\r\nContent-Type: application/json\r\n";
    return Stream.of(
        Arguments.of("\u0016\u0003\u0001 junk\r\n\r\n", 400),
        Arguments.of("GET\r\n\r\n", 400),
        Arguments.of("GET /v1/payouts HTTP/1.1\r\n\r\n", 400),
        Arguments.of("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        Arguments.of("GET / HTTP/1.1\r\nHost: a b<script>\r\n\r\n", 400),
        Arguments.of("GET /%zz HTTP/1.1\r\n" + host + "\r\n", 400),
        Arguments.of("GET /v1/../../etc HTTP/1.1\r\n" + host + "\r\n", 400),
        Arguments.of("POST /callbacks/transfez/a%2Fb HTTP/1.1\r\n" + host + "\r\n", 400),
        Arguments.of("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n" + host + "\r\n", 414),
        Arguments.of("GET / HTTP/1.1\r\n" + host + "X: " + "a".repeat(20_000) + "\r\n\r\n", 431),
        Arguments.of("GET / HTTP/3.0\r\n" + host + "\r\n", 505),
        Arguments.of("TRACE / HTTP/1.1\r\n" + host + "\r\n", 405),
        Arguments.of("FOO / HTTP/1.1\r\n" + host + "\r\n", 405),
        Arguments.of("OPTIONS * HTTP/1.1\r\n" + host + "\r\n", 404),
        Arguments.of("GET /<script>alert(1)</script> HTTP/1.1\r\n" + host + "\r\n", 400),
        Arguments.of(
            post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        Arguments.of(post + "Expect: magic\r\nContent-Length: 0\r\n\r\n", 417),
        Arguments.of(known + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc", 400),
        Arguments.of(known + "Content-Length: 1000000\r\n\r\nabc", 413),
        Arguments.of(
            known
                + "Transfer-Encoding: chunked\r\n\r\n"
                + ("8000\r\n" + "a".repeat(0x8000) + "\r\n").repeat(3)
                + "0\r\n\r\n",
            413));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void fault10_request_refusedByTheServer_isAProblem(String request, int status) throws Exception {
    String answer = exchange(request);

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer)
        .containsIgnoringCase("content-type: application/problem+json")
        .containsIgnoringCase("request-id: ")
        .contains("\"type\":\"urn:mexar:problem:")
        .contains("\"status\":" + status)
        .doesNotContainIgnoringCase("<html")
        .doesNotContain("<script>")
        .doesNotContainIgnoringCase("jetty")
        .doesNotContain("\tat ");
  }

  @Test
  void body_thatTrickles_isEnded() throws Exception {
    try (Socket socket = new Socket(gateway.api().getHost(), gateway.api().getPort())) {
      socket.setSoTimeout(100);
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /callbacks/transfez/x HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n"
              .getBytes(StandardCharsets.ISO_8859_1));
      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> drip(socket), answer -> answer.startsWith("HTTP/1.1 408 "));
    }
  }

  /** Sends one byte more, and returns what came back within the socket's time-out. */
  private static String drip(Socket socket) throws IOException {
    socket.getOutputStream().write('x');
    byte[] answer = new byte[4_096];
    try {
      int read = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, read), StandardCharsets.ISO_8859_1);
    } catch (SocketTimeoutException nothingYet) {
      return "";
    }
  }

  private static String exchange(String request) throws IOException {
    try (Socket socket = new Socket(gateway.api().getHost(), gateway.api().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      StringBuilder answer = new StringBuilder();
      byte[] buffer = new byte[8_192];
      while (!answer.toString().endsWith("}")) {
        int read = socket.getInputStream().read(buffer);
        if (read < 0) {
          break;
        }
        answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
      }
      return answer.toString();
    }
  }
}
