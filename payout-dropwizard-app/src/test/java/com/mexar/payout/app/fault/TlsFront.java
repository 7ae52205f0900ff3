package com.mexar.payout.app.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Speaks TLS in front of a provider that is simulated without, under a certificate to be set. */
final class TlsFront implements AutoCloseable {
  private final URI behind;
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile SSLSocketFactory identity;

  TlsFront(URI behind, HeldCertificate certificate) throws IOException {
    this.behind = behind;
    this.identity = identity(certificate);
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    begin(this::acceptAll);
  }

  /** The provider's address, by this front. */
  URI address() {
    return URI.create("https://localhost:" + entrance.getLocalPort() + behind.getRawPath());
  }

  /** Shows this certificate from now on, and ends the connections that saw another. */
  void show(HeldCertificate certificate) throws IOException {
    identity = identity(certificate);
    hangUp();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    hangUp();
  }

  private void hangUp() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  private void acceptAll() throws IOException {
    while (true) {
      Socket client = entrance.accept();
      open.add(client);
      begin(() -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    try (SSLSocket secure =
            (SSLSocket) identity.createSocket(client, null, client.getPort(), true);
        Socket plain = new Socket(behind.getHost(), behind.getPort())) {
      secure.setUseClientMode(false);
      secure.startHandshake();
      open.add(plain);
      begin(() -> plain.getInputStream().transferTo(secure.getOutputStream()));
      secure.getInputStream().transferTo(plain.getOutputStream());
    }
  }

  /** Ends with its sockets. */
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

  private static SSLSocketFactory identity(HeldCertificate certificate) {
    return new HandshakeCertificates.Builder()
        .heldCertificate(certificate)
        .build()
        .sslContext()
        .getSocketFactory();
  }

  private interface Part {
    void run() throws IOException;
  }
}
