package com.mexar.payout.app.http;

import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets the two pages of the admin port through: health and metrics. What Dropwizard puts beside
 * them (thread dumps, a profiler, tasks that change log levels) is not for whoever can reach the
 * port.
 */
final class AdminPages extends Handler.Wrapper {
  private static final Set<String> PATHS = Set.of("/healthcheck", "/metrics");

  AdminPages(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (PATHS.contains(Request.getPathInContext(request))) {
      return super.handle(request, response, callback);
    }
    Response.writeError(request, response, callback, 404);
    return true;
  }
}
