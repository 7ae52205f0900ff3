package com.mexar.payout.http;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server by hand, for what no proper server does. Counts the connections and requests it saw. */
final class RawServer implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  /** What the server does with one connection; the connection is closed afterwards. */
  interface Script {
    void play(Peer peer) throws Exception;
  }

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  RawServer(Script script) {
    this(plainSocket(), script);
  }

  RawServer(ServerSocket server, Script script) {
    this.server = server;
    threads.execute(
        () -> {
          try {
            while (true) {
              Socket socket = server.accept();
              connections.incrementAndGet();
              sockets.add(socket);
              threads.execute(() -> play(script, socket));
            }
          } catch (IOException e) {
            threads.shutdown();
          }
        });
  }

  static ServerSocket plainSocket() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void play(Script script, Socket socket) {
    try (socket) {
      script.play(new Peer(socket));
    } catch (Exception e) {
      // the client hung up, or the test is over
      Thread.currentThread().getName();
    }
  }

  int port() {
    return server.getLocalPort();
  }

  URI uri() {
    return URI.create("http://localhost:" + port() + "/pay?token=secret");
  }

  int connections() {
    return connections.get();
  }

  List<String> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }

  /** One connection, seen from the server. */
  final class Peer {
    private final Socket socket;

    private Peer(Socket socket) {
      this.socket = socket;
    }

    Socket socket() {
      return socket;
    }

    /** Reads one whole request, head and body, and records it. */
    String readRequest() throws IOException {
      InputStream in = socket.getInputStream();
      StringBuilder text = new StringBuilder();
      while (text.indexOf("\r\n\r\n") < 0) {
        int b = in.read();
        if (b < 0) {
          throw new IOException("hung up");
        }
        text.append((char) b);
      }
      Matcher length = LENGTH.matcher(text);
      if (length.find()) {
        byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
        text.append(new String(body, StandardCharsets.ISO_8859_1));
      }
      requests.add(text.toString());
      return text.toString();
    }

    void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    void awaitHangUp() throws IOException {
      while (socket.getInputStream().read() >= 0) {
        // whatever comes is not the point
      }
    }
  }
}
