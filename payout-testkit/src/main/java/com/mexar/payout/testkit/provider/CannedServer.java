package com.mexar.payout.testkit.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP server on a free port of the loopback that answers what it is told to, byte for byte, or
 * hangs up: whatever no well-behaved server would send. Keeps what it was asked. Thread-safe.
 */
public final class CannedServer implements AutoCloseable {
  /** No answer at all: the connection is closed when the request was read. */
  public static final byte[] HANG_UP = new byte[0];

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  /** What is answered to one request. */
  public interface Script {
    byte[] answer(Request request) throws IOException;
  }

  /** Answers one request in its own time; the connection is closed when it returns. */
  public interface Handler {
    void answer(Request request, OutputStream out) throws IOException;
  }

  /**
   * @param line the request line
   * @param head the request line and all headers
   */
  public record Request(String line, String head, String body) {
    /** Whether method and path begin so, such as {@code GET /payers?}. */
    public boolean isFor(String start) {
      return line.startsWith(start);
    }
  }

  private final ServerSocket server;
  private final Future<?> accepting;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  public CannedServer(Script script) {
    this((request, out) -> out.write(script.answer(request)));
  }

  public CannedServer(Handler handler) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    accepting =
        threads.submit(
            () -> {
              try {
                while (true) {
                  Socket socket = server.accept();
                  sockets.add(socket);
                  threads.execute(() -> serve(socket, handler));
                }
              } catch (IOException closed) {
                return;
              }
            });
  }

  public static byte[] json(int status, String body) {
    return http(status, "application/json; charset=utf-8", body);
  }

  public static byte[] html(int status) {
    return http(status, "text/html", "<html><body><h1>" + status + " nginx</h1></body></html>");
  }

  /** An answer whose connection ends in the middle of its body. */
  public static byte[] truncated(int status, String body) {
    byte[] whole = json(status, body);
    return Arrays.copyOf(whole, whole.length - body.length() / 2);
  }

  private static byte[] http(int status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, type, bytes.length);
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(start, start.length + bytes.length);
    System.arraycopy(bytes, 0, all, start.length, bytes.length);
    return all;
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  public List<Request> requests() {
    return requests;
  }

  public List<Request> requestsFor(String start) {
    return requests.stream().filter(request -> request.isFor(start)).toList();
  }

  @Override
  public void close() {
    try {
      server.close();
      // the port is free of listeners only when nobody waits at it any more
      accepting.get();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void serve(Socket socket, Handler handler) {
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
      Matcher stated = LENGTH.matcher(head);
      int length = stated.find() ? Integer.parseInt(stated.group(1)) : 0;
      byte[] body = in.readNBytes(length);
      if (body.length < length) {
        return; // broke off: no server acts on half a request
      }
      Request request =
          new Request(
              head.substring(0, head.indexOf("\r\n")),
              head.toString(),
              new String(body, StandardCharsets.UTF_8));
      requests.add(request);
      handler.answer(request, socket.getOutputStream());
      socket.getOutputStream().flush();
    } catch (IOException clientIsGone) {
      // what a client makes of a broken connection is for the test to judge
    }
  }
}
