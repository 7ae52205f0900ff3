package com.mexar.payout.app.http;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets the health checks of the admin port through. What Dropwizard puts beside them (thread dumps,
 * a profiler, tasks that change log levels) is not for whoever can reach the port.
 */
final class HealthOnly extends Handler.Wrapper {
  private static final String PATH = "/healthcheck";

  HealthOnly(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (Request.getPathInContext(request).equals(PATH)) {
      return super.handle(request, response, callback);
    }
    Response.writeError(request, response, callback, 404);
    return true;
  }
}
