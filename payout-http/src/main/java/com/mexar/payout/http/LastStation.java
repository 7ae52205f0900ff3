package com.mexar.payout.http;

import java.io.IOException;
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
    if (!journey.isFresh() && !PooledConnection.isOpenAndSilent(chain, connection)) {
      journey.foundStale();
      throw new IOException("stale connection");
    }
    journey.gate().pass();
    Response response = chain.proceed(chain.request());
    journey.answerBegins();
    try {
      if (reader.isHeadEnough()) {
        journey.answered(reader.readHead(response));
        reader.passOver(response);
      } else {
        journey.answered(reader.read(response));
      }
    } catch (IOException e) {
      if (e instanceof AnswerReader.TooLargeException && !reader.isHeadEnough()) {
        journey.answerTooLarge();
      }
      // closing the body would read on for a while to save the connection; nobody shall have it
      chain.call().cancel();
      connection.socket().close();
      throw e;
    }
    return response.newBuilder().code(200).headers(Headers.of()).body(ResponseBody.EMPTY).build();
  }
}
