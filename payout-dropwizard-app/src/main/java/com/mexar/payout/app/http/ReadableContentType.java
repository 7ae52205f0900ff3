package com.mexar.payout.app.http;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Content-Type that is none into that of bytes. Jersey would answer it with an empty 400
 * before any resource is asked; so a route that wants JSON says what it wants, and a callback,
 * whose type means nothing to us, is kept.
 */
final class ReadableContentType extends Handler.Wrapper {
  private static final HttpField BYTES =
      new HttpField(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);

  ReadableContentType(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(isReadable(request) ? request : new OfBytes(request), response, callback);
  }

  private static boolean isReadable(Request request) {
    List<HttpField> types = request.getHeaders().getFields(HttpHeader.CONTENT_TYPE);
    return types.isEmpty() || (types.size() == 1 && isReadable(types.get(0).getValue()));
  }

  private static boolean isReadable(@Nullable String type) {
    try {
      return type != null && !MediaType.valueOf(type).getType().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static final class OfBytes extends Request.Wrapper {
    private final HttpFields headers;

    OfBytes(Request request) {
      super(request);
      headers = HttpFields.build(request.getHeaders()).put(BYTES).asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }
}
