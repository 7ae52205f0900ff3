package com.mexar.payout.testkit.plugin;

import com.mexar.payout.testkit.provider.CannedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An answer as it came over HTTP/1: status line and headers, then the body. */
@SuppressWarnings("ArrayRecordComponent") // the exact bytes are the point
record HttpBytes(String head, byte[] body) {
  private static final int PLAIN_PORT = 80;

  /** Asks a server what was asked of us. As HTTP/1.0, so that its answer ends with the stream. */
  static HttpBytes ask(URI server, CannedServer.Request request) throws IOException {
    int port = server.getPort() < 0 ? PLAIN_PORT : server.getPort();
    try (Socket socket = new Socket(server.getHost(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          request
              .head()
              .replaceFirst(" HTTP/1\\.1\r\n", " HTTP/1.0\r\n")
              .replaceFirst("(?i)\r\nconnection:[^\r\n]*", "")
              .getBytes(StandardCharsets.ISO_8859_1));
      out.write(request.body().getBytes(StandardCharsets.UTF_8));
      out.flush();
      return parse(socket.getInputStream().readAllBytes());
    }
  }

  static HttpBytes parse(byte[] all) throws IOException {
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("the simulator gave no answer");
    }
    return new HttpBytes(text.substring(0, end), Arrays.copyOfRange(all, end + 4, all.length));
  }

  boolean isSuccess() {
    return head.matches("(?s)HTTP/1\\.[01] 2.*");
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The same head, but for its length, and another body. */
  HttpBytes with(byte[] other) {
    return new HttpBytes(head, other);
  }

  HttpBytes with(String other) {
    return with(other.getBytes(StandardCharsets.UTF_8));
  }

  /** The same answer under another status. */
  HttpBytes with(int status) {
    return new HttpBytes(head.replaceFirst("^(HTTP/1\\.[01]) [0-9]{3}", "$1 " + status), body);
  }

  HttpBytes half() {
    return with(Arrays.copyOf(body, body.length / 2));
  }

  byte[] bytes() {
    return bytes(body.length, body);
  }

  /** An answer that promises more than it has. */
  byte[] promising(int length) {
    return bytes(length, body);
  }

  byte[] headPromising(int length) {
    return bytes(length, new byte[0]);
  }

  private byte[] bytes(int length, byte[] content) {
    String kept =
        head.replaceFirst("(?i)\r\ncontent-length:[^\r\n]*", "")
            .replaceFirst("(?i)\r\nconnection:[^\r\n]*", "");
    byte[] start =
        (kept + "\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = Arrays.copyOf(start, start.length + content.length);
    System.arraycopy(content, 0, all, start.length, content.length);
    return all;
  }
}
