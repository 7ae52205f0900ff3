package com.mexar.payout.app.http;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Keeps from Jersey the media types that it cannot read (RFC 9110, 8.3.1 and 12.5.1): it would end
 * such a request by itself, with an empty 400 or a 500, before any resource is asked. A
 * Content-Type that is none becomes that of bytes; so a route that wants JSON says what it wants,
 * and a callback, whose type means nothing to us, is kept. An Accept that is none asks for nothing.
 */
final class ReadableHeaders extends Handler.Wrapper {
  private static final HttpField BYTES =
      new HttpField(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);

  private static final int LONGEST = 500;
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++";
  private static final String WEIGHT = "[Qq]=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)";
  private static final String PARAMETER =
      "(?![Qq]=)" + TOKEN + "=(?:" + TOKEN + "|\"[\\x20-\\x7e&&[^\"\\\\]]*+\")";
  private static final String RANGE =
      TOKEN + "/" + TOKEN + "(?:\\s*+;\\s*+(?:" + WEIGHT + "|" + PARAMETER + "))*+";
  private static final Pattern TYPE = Pattern.compile("(?!\\*|[^/]*/\\*)(?!.*;\\s*[Qq]=)" + RANGE);
  private static final Pattern RANGES = Pattern.compile(RANGE + "(?:\\s*+,\\s*+" + RANGE + ")*+");

  ReadableHeaders(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields headers = request.getHeaders();
    List<HttpField> types = headers.getFields(HttpHeader.CONTENT_TYPE);
    boolean readableType =
        types.isEmpty() || (types.size() == 1 && matches(TYPE, types.get(0).getValue()));
    boolean readableAccept =
        headers.getFields(HttpHeader.ACCEPT).stream()
            .allMatch(field -> matches(RANGES, field.getValue()));
    if (readableType && readableAccept) {
      return super.handle(request, response, callback);
    }
    HttpFields.Mutable readable = HttpFields.build(headers);
    if (!readableType) {
      readable.put(BYTES);
    }
    if (!readableAccept) {
      readable.remove(HttpHeader.ACCEPT);
    }
    return super.handle(new Rewritten(request, readable.asImmutable()), response, callback);
  }

  private static boolean matches(Pattern shape, @Nullable String value) {
    return value != null && value.length() <= LONGEST && shape.matcher(value.strip()).matches();
  }

  private static final class Rewritten extends Request.Wrapper {
    private final HttpFields headers;

    Rewritten(Request request, HttpFields headers) {
      super(request);
      this.headers = headers;
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }
}
