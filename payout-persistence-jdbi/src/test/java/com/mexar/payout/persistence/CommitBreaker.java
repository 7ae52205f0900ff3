package com.mexar.payout.persistence;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A wire to PostgreSQL that dies in the middle of a COMMIT, as a test wants it: before the server
 * has got it, or after the server has done it and before its answer is through. Understands just
 * enough of the frontend/backend protocol, version 3, to see a COMMIT pass. Thread-safe.
 */
final class CommitBreaker implements AutoCloseable {
  /** What becomes of one COMMIT. */
  enum Fate {
    PASSES,
    LOST,
    DONE_AND_UNANSWERED
  }

  private static final int PROTOCOL_3 = 3;
  private static final String COMMIT = "COMMIT";

  private final String host;
  private final int port;
  private final String suffix;
  private final Supplier<Fate> fates;
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * @param address of the database, as JDBC has it
   * @param fates asked once for every COMMIT
   */
  CommitBreaker(String address, Supplier<Fate> fates) throws IOException {
    URI server = URI.create(address.substring("jdbc:".length()));
    host = server.getHost();
    port = server.getPort();
    suffix = server.getRawPath() + "?" + server.getRawQuery();
    this.fates = fates;
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    begin(this::acceptAll);
  }

  /** The same database, by this wire. */
  String address() {
    return "jdbc:postgresql://127.0.0.1:" + entrance.getLocalPort() + suffix;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void acceptAll() throws IOException {
    while (true) {
      Socket client = entrance.accept();
      Socket server = new Socket(host, port);
      open.add(client);
      open.add(server);
      Session session = new Session(client, server);
      begin(session::forward);
      begin(session::back);
    }
  }

  /** Ends with its sockets, which is how a wire dies. */
  private static void begin(Part part) {
    Thread thread =
        new Thread(
            () -> {
              try {
                part.run();
              } catch (IOException closed) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private interface Part {
    void run() throws IOException;
  }

  /** One connection of a client. */
  private final class Session {
    private final Socket client;
    private final Socket server;
    private final Map<String, Boolean> commits = new HashMap<>();
    private volatile boolean dumb;

    Session(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void forward() throws IOException {
      DataInputStream in = new DataInputStream(client.getInputStream());
      OutputStream out = server.getOutputStream();
      boolean started = false;
      while (!started) {
        byte[] startup = frame(in, -1);
        started = ByteBuffer.wrap(startup).getShort(Integer.BYTES) == PROTOCOL_3;
        out.write(startup);
      }
      while (true) {
        int type = in.read();
        if (type < 0) {
          die();
          return;
        }
        byte[] frame = frame(in, type);
        if (isCommit(type, frame)) {
          switch (fates.get()) {
            case PASSES -> {}
            case DONE_AND_UNANSWERED -> dumb = true;
            case LOST -> {
              die();
              return;
            }
          }
        }
        out.write(frame);
      }
    }

    void back() throws IOException {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] some = new byte[1 << 16];
      StringBuilder unanswered = new StringBuilder();
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        if (!dumb) {
          out.write(some, 0, read);
          continue;
        }
        unanswered.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
        if (unanswered.indexOf(COMMIT + '\0') >= 0) {
          break;
        }
      }
      die();
    }

    /** A statement's text comes once, under a name; later it is called by that. */
    private boolean isCommit(int type, byte[] frame) {
      String[] texts =
          new String(frame, 5, frame.length - 5, StandardCharsets.ISO_8859_1).split("\0", 3);
      return switch (type) {
        case 'Q' -> texts[0].equals(COMMIT);
        case 'P' -> {
          commits.put(texts[0], texts[1].equals(COMMIT));
          yield false;
        }
        case 'B' -> commits.getOrDefault(texts[1], false);
        default -> false;
      };
    }

    private void die() throws IOException {
      client.close();
      server.close();
    }
  }

  /** A whole message with its length, and its type in front where it has one. */
  private static byte[] frame(DataInputStream in, int type) throws IOException {
    int length = in.readInt();
    int head = type < 0 ? 0 : 1;
    ByteBuffer frame = ByteBuffer.allocate(head + length);
    if (type >= 0) {
      frame.put((byte) type);
    }
    frame.putInt(length);
    int body = length - Integer.BYTES;
    if (in.readNBytes(frame.array(), head + Integer.BYTES, body) < body) {
      throw new EOFException();
    }
    return frame.array();
  }
}
