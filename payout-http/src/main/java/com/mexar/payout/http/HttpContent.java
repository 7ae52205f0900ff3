package com.mexar.payout.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A request's body. One-shot: OkHttp asks this before each of its own ways to send a request again,
 * and refrains.
 */
final class HttpContent extends RequestBody {
  static final HttpContent NONE = new HttpContent("", new byte[0]);

  private final String type;
  private final byte[] bytes;

  HttpContent(String type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes.clone();
  }

  boolean isNone() {
    return this == NONE;
  }

  /** Sent as an ordinary header, because OkHttp would re-render it. */
  String type() {
    return type;
  }

  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(bytes);
  }
}
