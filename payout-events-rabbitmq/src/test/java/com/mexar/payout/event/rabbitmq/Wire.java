package com.mexar.payout.event.rabbitmq;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What lies between the channel and its broker: passes everything on, but can be told to read no
 * more from the channel, to say in the broker's name that it blocks, or to break.
 */
final class Wire implements AutoCloseable {
  /** Connection.blocked with the reason "low" (AMQP's class 10, RabbitMQ's method 60). */
  private static final byte[] BLOCKED = {
    1, 0, 0, 0, 0, 0, 8, 0, 10, 0, 60, 3, 'l', 'o', 'w', (byte) 0xCE
  };

  private final ServerSocket server;
  private final int brokerPort;
  private final List<Passage> passages = new CopyOnWriteArrayList<>();
  private boolean stalled;

  Wire(int brokerPort) throws IOException {
    this(brokerPort, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  /**
   * @param server where the channel connects, such as one of TLS
   */
  Wire(int brokerPort, ServerSocket server) {
    this.brokerPort = brokerPort;
    this.server = server;
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  String uri() {
    return "amqp://127.0.0.1:" + port();
  }

  synchronized void stall() {
    stalled = true;
  }

  void block() throws IOException {
    stall();
    for (Passage passage : passages) {
      passage.toChannel(BLOCKED);
    }
  }

  synchronized void resume() {
    stalled = false;
    notifyAll();
  }

  void cut() throws IOException {
    for (Passage passage : passages) {
      passage.end();
    }
    passages.clear();
  }

  @Override
  public void close() throws IOException {
    resume();
    server.close();
    cut();
  }

  private void accept() throws IOException {
    while (true) {
      Socket channel = server.accept();
      Passage passage =
          new Passage(channel, new Socket(InetAddress.getLoopbackAddress(), brokerPort));
      passages.add(passage);
      daemon(passage::toBroker);
      daemon(passage::toChannel);
    }
  }

  private synchronized void awaitGoing() throws InterruptedException {
    while (stalled) {
      wait();
    }
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException | InterruptedException ended) {
                return;
              }
            },
            "wire");
    thread.setDaemon(true);
    thread.start();
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private final class Passage {
    private final Socket channel;
    private final Socket broker;

    Passage(Socket channel, Socket broker) {
      this.channel = channel;
      this.broker = broker;
    }

    void toBroker() throws IOException, InterruptedException {
      try (channel;
          broker) {
        InputStream in = channel.getInputStream();
        byte[] some = new byte[8192];
        int length = in.read(some);
        while (length >= 0) {
          awaitGoing();
          broker.getOutputStream().write(some, 0, length);
          length = in.read(some);
        }
      }
    }

    /** Frame by frame (AMQP 0-9-1, 2.3.5), so that one of ours can stand between two. */
    void toChannel() throws IOException {
      try (channel;
          broker) {
        DataInputStream in = new DataInputStream(broker.getInputStream());
        while (true) {
          byte[] head = new byte[7];
          in.readFully(head);
          int length = new DataInputStream(new ByteArrayInputStream(head, 3, 4)).readInt();
          byte[] frame = new byte[head.length + length + 1];
          System.arraycopy(head, 0, frame, 0, head.length);
          in.readFully(frame, head.length, length + 1);
          toChannel(frame);
        }
      }
    }

    synchronized void toChannel(byte[] frame) throws IOException {
      OutputStream out = channel.getOutputStream();
      out.write(frame);
      out.flush();
    }

    void end() throws IOException {
      channel.close();
      broker.close();
    }
  }
}
