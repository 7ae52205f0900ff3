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

  AnswerReader(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  HttpAnswer read(Response response) throws IOException {
    if (response.code() < 200) {
      // a 101 that nobody asked for: what follows on this connection is not HTTP any more
      throw new ProtocolException("not a final answer");
    }
    return new HttpAnswer(response.code(), response.headers().toMultimap(), bytes(response));
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
