package com.mexar.payout.testkit.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One call over a socket, with every mistake of an HTTP client at hand. */
final class ToyHttp {
  private static final int LONGEST = 4_000;
  private static final Duration MUCH_TOO_LONG = Duration.ofSeconds(3);

  private final Flaw flaw;
  private final URI base;
  private final String key;
  private final Duration callTimeout;

  ToyHttp(Flaw flaw, URI base, String key, Duration callTimeout) {
    this.flaw = flaw;
    this.base = base;
    this.key = key;
    this.callTimeout = callTimeout;
  }

  /** Nothing left this host. */
  static final class NotSentException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  record Answer(int status, String head, String body) {}

  Answer call(String method, String path, String body) throws IOException {
    Answer answer = once(base, method, path, body);
    if (flaw == Flaw.REDIRECTS_ARE_FOLLOWED && answer.status / 100 == 3) {
      String location = answer.head.replaceFirst("(?is).*\r\nlocation: *([^\r]*).*", "$1");
      return once(URI.create(location), method, "", body);
    }
    return answer;
  }

  private Answer once(URI to, String method, String path, String body) throws IOException {
    Socket socket;
    try {
      socket = new Socket(to.getHost(), to.getPort());
    } catch (ConnectException refused) {
      throw new NotSentException();
    }
    try (socket) {
      String head =
          "%s %s%s HTTP/1.1\r\nHost: toy\r\nKey: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(method, to.getPath(), path, key, body.length());
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
      return read(socket);
    }
  }

  private Answer read(Socket socket) throws IOException {
    Duration allowed = flaw == Flaw.NO_LIMIT_OF_TIME ? MUCH_TOO_LONG : callTimeout;
    long end = System.nanoTime() + allowed.toNanos();
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[1024];
    while (all.size() < LONGEST) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException();
      }
      socket.setSoTimeout((int) left);
      int count = in.read(some);
      if (count < 0) {
        return whole(all.toString(StandardCharsets.UTF_8));
      }
      all.write(some, 0, count);
    }
    throw new IOException("too long");
  }

  private Answer whole(String text) throws IOException {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0 || !text.matches("(?s)HTTP/1\\.1 \\d{3} .*")) {
      throw new IOException("no answer");
    }
    String head = text.substring(0, end);
    String body = text.substring(end + 4);
    int length = Integer.parseInt(head.replaceFirst("(?is).*\r\ncontent-length: *(\\d+).*", "$1"));
    if (body.getBytes(StandardCharsets.UTF_8).length < length
        && flaw != Flaw.A_BODY_BROKEN_OFF_IS_READ) {
      throw new IOException("broken off");
    }
    return new Answer(Integer.parseInt(text.substring(9, 12)), head, body);
  }

  static byte[] answer(int status, String body) {
    String head = "HTTP/1.1 %d X\r\nContent-Length: %d\r\nConnection: close\r\n\r\n";
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return (head.formatted(status, length) + body).getBytes(StandardCharsets.UTF_8);
  }

  static Map<String, String> lines(String text) {
    Map<String, String> lines = new HashMap<>();
    for (String line : text.lines().toList()) {
      int sign = line.indexOf('=');
      if (sign > 0) {
        lines.put(line.substring(0, sign), line.substring(sign + 1));
      }
    }
    return lines;
  }
}
