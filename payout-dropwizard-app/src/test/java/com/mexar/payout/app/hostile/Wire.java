package com.mexar.payout.app.hostile;

import com.mexar.payout.app.TestGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes to a host and back, for what no client would send. Each byte stands for one character. */
final class Wire {
  private static final int MILLIS = 10_000;

  private Wire() {}

  /** What came back. */
  record Answer(String text) {
    int status() {
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }

    /** How many answers there are in it. */
    int answers() {
      return text.split("HTTP/1\\.1 ", -1).length - 1;
    }

    boolean isProblem() {
      return text.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json")
          && text.contains("\"type\":\"urn:mexar:problem:")
          && text.contains("\"status\":" + status());
    }
  }

  static Socket open(TestGateway gateway) throws IOException {
    Socket socket = new Socket(gateway.api().getHost(), gateway.api().getPort());
    socket.setSoTimeout(MILLIS);
    return socket;
  }

  /** Sends all of it, and reads until the host closes the connection. */
  static Answer exchange(TestGateway gateway, String request) throws IOException {
    try (Socket socket = open(gateway)) {
      send(socket, request);
      return rest(socket);
    }
  }

  static Answer get(TestGateway gateway, String path, String key) throws IOException {
    return exchange(
        gateway,
        "GET "
            + path
            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
            + key
            + "\r\n\r\n");
  }

  static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  static Answer rest(Socket socket) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[8_192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      answer.write(buffer, 0, read);
    }
    return new Answer(answer.toString(StandardCharsets.ISO_8859_1));
  }

  /** What has come within the socket's time-out, which may be nothing. */
  static Answer soon(Socket socket) throws IOException {
    byte[] buffer = new byte[8_192];
    try {
      int read = socket.getInputStream().read(buffer);
      return new Answer(new String(buffer, 0, Math.max(0, read), StandardCharsets.ISO_8859_1));
    } catch (SocketTimeoutException nothingYet) {
      return new Answer("");
    }
  }
}
