package com.mexar.payout.provider.transfez;

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

  static final String PAYERS =
      """
      {"status":200,"page":1,"per_page":10000,"total_page":1,"data":[
        {"id":3,"name":"bca","full_name":"PT. BANK CENTRAL ASIA TBK.","precision":"2",
         "country_iso_code":"IDN","currency":"IDR","minimum_amount":"10000.0",
         "maximum_amount":"50000000.0","alias":"bca"},
        {"id":150,"name":"ovo","country_iso_code":"IDN","currency":"IDR"},
        {"id":"1","name":"bni","country_iso_code":"IDN","currency":"IDR"}]}
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

  /** Lists the banks, and answers all else so. */
  static CannedServer withBanks(byte[] answer) {
    return new CannedServer(
        request -> request.isFor("GET /api/v1/payers?") ? json(200, PAYERS) : answer);
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
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/api/v1");
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
