package com.mexar.payout.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.TestGateway;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that say nothing, slowly, or two things at once. */
class ConnectionTest extends HostileHost {
  /** More than the threads that serve requests. */
  private static final int MANY = 300;

  private static final String SMUGGLED =
      "GET /v1/providers HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
          + TestGateway.CLIENT
          + "\r\n\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 0\r\nContent-Length: 5",
        "Content-Length: 0, 5",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 99999999999999999999",
        "Content-Length : 5",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding:\u000bchunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "X: a\r\n folded: b\r\nContent-Length: 5",
        " Content-Length: 5",
        "Content-Length\u0000: 5",
        "X: a\nContent-Length: 5"
      })
  void length_thatCanBeReadInTwoWays_isRefusedAndWhatFollowsIsNotRead(String headers)
      throws Exception {
    Wire.Answer answer =
        Wire.exchange(
            gateway,
            "POST /callbacks/transfez HTTP/1.1\r\nHost: a\r\n"
                + headers
                + "\r\n\r\n0\r\n\r\n"
                + SMUGGLED);

    assertThat(answer.answers()).isLessThanOrEqualTo(1);
    assertThat(answer.text()).doesNotContain("\"items\"");
  }

  @Test
  void bodies_moreThanThreadsThatTrickle_holdUpNobody() throws Exception {
    List<Socket> slow =
        open("POST /callbacks/transfez HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n{");
    try {
      assertOthersAreServed();
      for (Socket socket : slow) {
        Wire.send(socket, " ");
      }
      assertOthersAreServed();
    } finally {
      close(slow);
    }
  }

  @Test
  void connections_manyThatSendNothing_holdUpNobody() throws Exception {
    List<Socket> silent = open("");
    try {
      assertOthersAreServed();
    } finally {
      close(silent);
    }
  }

  @Test
  void headers_thatNeverEnd_holdUpNobody() throws Exception {
    List<Socket> slow = open("GET /v1/providers HTTP/1.1\r\nHost: a\r\nX: ");
    try {
      for (Socket socket : slow) {
        Wire.send(socket, "a");
      }
      assertOthersAreServed();
    } finally {
      close(slow);
    }
  }

  @Test
  void body_thatEndsEarly_isMalformedAndTheConnectionEnds() throws Exception {
    try (Socket socket = Wire.open(gateway)) {
      Wire.send(
          socket,
          "POST /callbacks/transfez HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{\"a\":");
      socket.shutdownOutput();
      Wire.Answer answer = Wire.rest(socket);
      assertThat(answer.status()).isIn(0, 400);
    }
  }

  private static void assertOthersAreServed() throws Exception {
    long before = System.nanoTime();
    assertThat(http.get("/v1/providers", TestGateway.CLIENT).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
  }

  private static List<Socket> open(String beginning) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Socket socket = Wire.open(gateway);
      sockets.add(socket);
      Wire.send(socket, beginning);
    }
    return sockets;
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
