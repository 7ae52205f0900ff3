package com.mexar.payout.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.internal.connection.BufferedSocket;
import okhttp3.internal.connection.RealCall;
import okhttp3.internal.connection.RealConnection;
import okhttp3.internal.http.ExchangeCodec;
import okhttp3.internal.http.RealInterceptorChain;
import okio.BufferedSource;

/**
 * Asks a connection from the pool, before a request is written to it, whether it is open and
 * silent. A server may have closed it, or said what nobody asked for: a 408, or more than it
 * announced of the answer before, which would be read as the answer to this request. OkHttp asks
 * only after ten idle seconds and never for a GET, and what it has buffered shows in no public
 * type; so this one class leans on OkHttp's internals, and its tests say when an upgrade changes
 * them.
 */
final class PooledConnection {
  private PooledConnection() {}

  static boolean isOpenAndSilent(Interceptor.Chain chain, Connection connection) {
    try {
      BufferedSource source = source(chain, connection);
      Socket socket = connection.socket();
      int before = socket.getSoTimeout();
      socket.setSoTimeout(1);
      try {
        source.request(1);
        return false;
      } catch (SocketTimeoutException e) {
        return true;
      } finally {
        socket.setSoTimeout(before);
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static BufferedSource source(Interceptor.Chain chain, Connection connection)
      throws IOException {
    if (connection instanceof RealConnection real
        && chain instanceof RealInterceptorChain realChain
        && chain.call() instanceof RealCall call) {
      ExchangeCodec codec = real.newCodec$okhttp(call.getClient(), realChain);
      if (codec.getSocket() instanceof BufferedSocket socket) {
        return socket.getSource();
      }
    }
    throw new IOException("not a connection that can be asked");
  }
}
