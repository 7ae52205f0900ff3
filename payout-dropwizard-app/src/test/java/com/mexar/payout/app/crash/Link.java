package com.mexar.payout.app.crash;

import com.mexar.payout.app.crash.CuttingProxy.Fate;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/** One connection through the proxy, passed on message by message until somebody ends it. */
final class Link {
  /** The first message has no type, and a code of these asks for encryption. */
  private static final int SSL_REQUEST = 80877103;

  private static final int GSS_REQUEST = 80877104;

  private final CuttingProxy proxy;
  private final Socket host;
  private final Socket postgres;
  private volatile boolean answerIsCut;

  Link(CuttingProxy proxy, Socket host, Socket postgres) {
    this.proxy = proxy;
    this.host = host;
    this.postgres = postgres;
  }

  void start() throws IOException {
    host.setTcpNoDelay(true);
    postgres.setTcpNoDelay(true);
    CuttingProxy.start("proxy-to-postgres", () -> untilTheEnd(this::toPostgres));
    CuttingProxy.start("proxy-to-host", () -> untilTheEnd(this::toHost));
  }

  private void toPostgres() throws IOException {
    DataInputStream in = in(host);
    DataOutputStream out = out(postgres);
    startUp(in, out);
    Session session = new Session();
    while (true) {
      Message message = Message.read(in);
      if (session.commitsWrites(message)) {
        Fate fate = proxy.draw();
        if (fate == Fate.NEVER_ARRIVES) {
          proxy.count(fate);
          return;
        }
        answerIsCut = fate == Fate.STAYS_UNANSWERED;
      }
      message.write(out);
      flushIfLast(in, out);
    }
  }

  private void toHost() throws IOException {
    DataInputStream in = in(postgres);
    DataOutputStream out = out(host);
    while (true) {
      Message message = Message.read(in);
      if (answerIsCut && message.type() == Message.COMMAND_COMPLETE) {
        if (message.text(0).equals("COMMIT")) {
          proxy.count(Fate.STAYS_UNANSWERED);
          return;
        }
        answerIsCut = false;
      }
      message.write(out);
      flushIfLast(in, out);
    }
  }

  private void startUp(DataInputStream in, DataOutputStream out) throws IOException {
    while (true) {
      byte[] body = new byte[in.readInt() - 2 * Integer.BYTES];
      int code = in.readInt();
      in.readFully(body);
      if (code == SSL_REQUEST || code == GSS_REQUEST) {
        host.getOutputStream().write('N');
      } else {
        out.writeInt(body.length + 2 * Integer.BYTES);
        out.writeInt(code);
        out.write(body);
        out.flush();
        return;
      }
    }
  }

  /** Whoever ends, by a cut or because one side is gone, ends both sides. */
  private void untilTheEnd(Pump pump) {
    try (host;
        postgres) {
      pump.run();
    } catch (IOException gone) {
      return;
    }
  }

  private static void flushIfLast(DataInputStream in, DataOutputStream out) throws IOException {
    if (in.available() == 0) {
      out.flush();
    }
  }

  private static DataInputStream in(Socket socket) throws IOException {
    return new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
  }

  private static DataOutputStream out(Socket socket) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
  }

  private interface Pump {
    void run() throws IOException;
  }
}
