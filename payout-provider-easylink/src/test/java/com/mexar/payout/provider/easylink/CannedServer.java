package com.mexar.payout.provider.easylink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers what it is told to, byte for byte, or hangs up. Keeps what it was asked. */
final class CannedServer implements AutoCloseable {
  /** No answer at all: the connection is closed when the request was read. */
  static final byte[] HANG_UP = new byte[0];

  static final byte[] TOKEN = json(200, "{\"code\":0,\"message\":\"Success\",\"data\":\"a.b.c\"}");

  static final String BANKS =
      """
      {"code":0,"message":"Success","data":[{"bank_id":"2","bank_name":"BANK BCA"},
        {"bank_id":"3","bank_name":"BANK BNI"}]}
      """;

  static final String WALLETS =
      """
      {"code":0,"message":"Success","data":[{"bank_id":164,"bank_name":"OVO"},
        {"bank_id":161,"bank_name":"DANA"}]}
      """;

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  /** What is answered to one request. */
  interface Script {
    byte[] answer(Request request) throws IOException;
  }

  record Request(String line, String head, String body) {
    boolean isFor(String start) {
      return line.startsWith(start);
    }
  }

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  CannedServer(Script script) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(
        () -> {
          try {
            while (true) {
              Socket socket = server.accept();
              sockets.add(socket);
              threads.execute(() -> serve(socket, script));
            }
          } catch (IOException closed) {
            threads.shutdown();
          }
        });
  }

  /** Gives a token, lists banks and wallets, and answers all else so. */
  static CannedServer answering(byte[] answer) {
    return answering(request -> answer);
  }

  static CannedServer answering(Script script) {
    return new CannedServer(
        request -> {
          if (request.isFor("POST /get-access-token ")) {
            return TOKEN;
          }
          if (request.isFor("POST /v2/data/supported-bank-code ")) {
            return json(200, BANKS);
          }
          return request.isFor("POST /v2/data/supported-inst-code ")
              ? json(200, WALLETS)
              : script.answer(request);
        });
  }

  static byte[] json(int status, String body) {
    return http(status, "application/json; charset=utf-8", body);
  }

  static byte[] html(int status) {
    return http(status, "text/html", "<html><body><h1>" + status + " nginx</h1></body></html>");
  }

  /** An answer whose connection ends in the middle of its body. */
  static byte[] truncated(int status, String body) {
    byte[] whole = json(status, body);
    return java.util.Arrays.copyOf(whole, whole.length - body.length() / 2);
  }

  private static byte[] http(int status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, type, bytes.length);
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = java.util.Arrays.copyOf(start, start.length + bytes.length);
    System.arraycopy(bytes, 0, all, start.length, bytes.length);
    return all;
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  List<Request> requests() {
    return requests;
  }

  List<Request> requestsFor(String start) {
    return requests.stream().filter(request -> request.isFor(start)).toList();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }

  private void serve(Socket socket, Script script) {
    try (socket) {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          return;
        }
        head.append((char) next);
      }
      Matcher length = LENGTH.matcher(head);
      byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
      Request request =
          new Request(
              head.substring(0, head.indexOf("\r\n")),
              head.toString(),
              new String(body, StandardCharsets.UTF_8));
      requests.add(request);
      socket.getOutputStream().write(script.answer(request));
      socket.getOutputStream().flush();
    } catch (IOException clientIsGone) {
      Thread.currentThread().getName();
    }
  }
}
