package com.mexar.payout.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * The last of our code that a request meets before OkHttp writes it. Here it passes its {@link
 * Gate}, and here the whole answer is taken out: what goes back up the chain is an empty 200, so
 * that nothing in OkHttp sees a 3xx, 401, 407, 408, 421 or 503 that it could react to by sending
 * again.
 */
final class LastStation implements Interceptor {
  private final AnswerReader reader;

  LastStation(AnswerReader reader) {
    this.reader = reader;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Journey journey = chain.call().request().tag(Journey.class);
    Connection connection = chain.connection();
    if (journey == null || connection == null) {
      throw new IOException("not a guarded call");
    }
    if (!journey.isFresh() && !isAlive(connection.socket())) {
      journey.foundStale();
      throw new IOException("stale connection");
    }
    journey.gate().pass();
    try (Response response = chain.proceed(chain.request())) {
      journey.answerBegins();
      try {
        journey.answered(reader.read(response));
      } catch (AnswerReader.TooLargeException e) {
        journey.answerTooLarge();
        // closing alone would go on reading for a while, to save the connection
        chain.call().cancel();
        throw e;
      }
      return response.newBuilder().code(200).headers(Headers.of()).body(ResponseBody.EMPTY).build();
    }
  }

  /**
   * Asks a pooled connection, before anything is written to it, whether the server has closed it or
   * said something unasked (a 408, an alert). OkHttp asks only after ten idle seconds, and many
   * servers close after five.
   */
  private static boolean isAlive(Socket socket) {
    try {
      int before = socket.getSoTimeout();
      socket.setSoTimeout(1);
      try {
        socket.getInputStream().read();
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
}
