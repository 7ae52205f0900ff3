package com.mexar.payout.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.Response;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;

/**
 * Reads an answer's body up to a limit, which holds for what it unpacks to, too. Packed answers are
 * not asked for, but some servers pack all the same.
 */
final class AnswerReader {
  private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

  private final long maxBytes;
  private final boolean headAlone;

  /**
   * @param headAlone whether an answer is whole without its body, which is then passed over
   */
  AnswerReader(long maxBytes, boolean headAlone) {
    this.maxBytes = maxBytes;
    this.headAlone = headAlone;
  }

  boolean isHeadEnough() {
    return headAlone;
  }

  HttpAnswer readHead(Response response) throws IOException {
    requireFinal(response);
    return new HttpAnswer(response.code(), response.headers().toMultimap(), new byte[0]);
  }

  /** Reads over a body within the limit, so that the connection can be used again. */
  void passOver(Response response) throws IOException {
    atMost(response.body().source());
  }

  HttpAnswer read(Response response) throws IOException {
    requireFinal(response);
    return new HttpAnswer(response.code(), response.headers().toMultimap(), bytes(response));
  }

  private static void requireFinal(Response response) throws IOException {
    if (response.code() < 200) {
      // a 101 that nobody asked for: what follows on this connection is not HTTP any more
      throw new ProtocolException("not a final answer");
    }
  }

  private byte[] bytes(Response response) throws IOException {
    BufferedSource source = response.body().source();
    if (response.body().contentLength() > maxBytes) {
      throw new TooLargeException();
    }
    List<String> packings = response.headers("Content-Encoding");
    boolean empty = source.exhausted();
    if (!empty
        && packings.size() == 1
        && GZIP.contains(packings.get(0).trim().toLowerCase(Locale.ROOT))) {
      return atMost(Okio.buffer(new GzipSource(source)));
    }
    return atMost(source);
  }

  private byte[] atMost(BufferedSource source) throws IOException {
    if (source.request(maxBytes + 1)) {
      throw new TooLargeException();
    }
    return source.readByteArray();
  }

  /** The answer is above the limit. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("answer above the limit");
    }
  }
}
