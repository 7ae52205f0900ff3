package com.mexar.payout.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server whose idle time is far longer than the interval, so that it ends nothing by itself. */
class SlowHeadersTest {
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String HALF = REQUEST.substring(0, REQUEST.length() - 4);

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  @BeforeEach
  void start() throws Exception {
    connector.setHost("127.0.0.1");
    connector.addBean(new SlowHeaders(connector, Duration.ofMillis(200)));
    server.addConnector(connector);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void headers_thatTrickle_areEnded() throws Exception {
    try (Socket socket = open()) {
      send(socket, HALF);
      await().atMost(Duration.ofSeconds(20)).until(() -> isEndedAfterOneMore(socket, "x"));
    }
  }

  @Test
  void headers_thatTrickleAfterARequest_areEnded() throws Exception {
    try (Socket socket = open()) {
      send(socket, REQUEST);
      socket.setSoTimeout(20_000);
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      socket.setSoTimeout(20);
      send(socket, HALF);
      await().atMost(Duration.ofSeconds(20)).until(() -> isEndedAfterOneMore(socket, "x"));
    }
  }

  @Test
  void connection_thatIsIdle_isLeftToItsIdleTime() throws Exception {
    try (Socket idle = open();
        Socket slow = open()) {
      send(idle, REQUEST);
      send(slow, HALF);
      await().atMost(Duration.ofSeconds(20)).until(() -> isEndedAfterOneMore(slow, "x"));
      assertThat(isEndedAfterOneMore(idle, REQUEST)).isFalse();
    }
  }

  private Socket open() throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), connector.getLocalPort());
    socket.setSoTimeout(20);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean isEndedAfterOneMore(Socket socket, String text) {
    try {
      send(socket, text);
      byte[] answer = new byte[8_192];
      int read = socket.getInputStream().read(answer);
      assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("HTTP/1.1 500");
      return read < 0;
    } catch (SocketTimeoutException nothingYet) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}
