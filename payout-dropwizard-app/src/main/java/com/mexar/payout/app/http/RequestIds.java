package com.mexar.payout.app.http;

import jakarta.servlet.ServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Gives every request an id, its caller's where that is usable; its answer gets the same, and so
 * does every line that its thread logs.
 */
final class RequestIds extends Handler.Wrapper {
  static final String HEADER = "Request-Id";

  private static final String LOGGED = "requestId";
  private static final String ATTRIBUTE = RequestIds.class.getName();
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  RequestIds(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    try (MDC.MDCCloseable logged = MDC.putCloseable(LOGGED, stamp(request, response))) {
      return super.handle(request, response, callback);
    }
  }

  static String of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "unknown";
  }

  /** Also for requests so broken that no handler has seen them. */
  static String stamp(Request request, Response response) {
    String id =
        request.getAttribute(ATTRIBUTE) instanceof String given ? given : offeredOrNew(request);
    request.setAttribute(ATTRIBUTE, id);
    response.getHeaders().put(HEADER, id);
    return id;
  }

  private static String offeredOrNew(Request request) {
    String offered = request.getHeaders().get(HEADER);
    return offered != null && USABLE.matcher(offered).matches()
        ? offered
        : UUID.randomUUID().toString();
  }
}
