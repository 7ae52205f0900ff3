package com.mexar.payout.app.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what never reaches a resource (an unreadable request line, headers that are too long, a
 * method that is refused) as problems too, in place of Jetty's HTML. Jetty's own messages are left
 * out: they may repeat what was sent.
 */
final class ProblemErrorHandler implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    String id = RequestIds.stamp(request, response);
    if (HttpStatus.hasNoBody(status)) {
      response.write(true, null, callback);
      return true;
    }
    if (status == HttpStatus.METHOD_NOT_ALLOWED_405
        && !response.getHeaders().contains(HttpHeader.ALLOW)) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST, OPTIONS");
    }
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemJson.MEDIA_TYPE);
    byte[] body = ProblemJson.write(Problem.of(status, detail(status)), id);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This method is not served here.";
      case 408 -> "The request did not arrive in time.";
      case 414 -> "The address is too long.";
      case 431 -> "The headers are too long.";
      default ->
          status < 500 ? "The request is not HTTP as it is served here." : "The request failed.";
    };
  }
}
