package com.mexar.payout.app.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a body before a thread is given to its request, so that bodies which trickle hold some
 * memory for some seconds, never the threads that serve others. Keeps no more than shows that a
 * body is longer than {@link RequestBody#MAX_BYTES}; lets pass what follows, within a bound, since
 * a client that is cut off while it sends does not see the answer. Copies, since to retain what
 * Jetty read would keep a whole buffer for each byte that came alone.
 */
final class WholeBody extends Handler.Wrapper {
  /** Long enough for a few lost packets of an honest client. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final int MOST_PASSED = 4 * RequestBody.MAX_BYTES;

  WholeBody(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getLength() == 0 || request.getLength() > MOST_PASSED) {
      return super.handle(request, response, callback);
    }
    new Arrival(request, response, callback).run();
    return true;
  }

  private void arrived(Request request, Response response, Callback callback) {
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      }
    } catch (Exception e) {
      Response.writeError(request, response, callback, e);
    }
  }

  /** One body on its way in; runs again whenever more of it has come. */
  private final class Arrival implements Runnable {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private final long begun = NanoTime.now();
    private long passed;

    private Arrival(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    @Override
    public void run() {
      while (true) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          request.demand(this);
          return;
        }
        if (Content.Chunk.isFailure(chunk)) {
          handOn(chunk.getFailure());
          return;
        }
        take(chunk);
        if (chunk.isLast() || passed > MOST_PASSED) {
          handOn(null);
          return;
        }
        if (NanoTime.millisSince(begun) > LONGEST.toMillis()) {
          handOn(new HttpException.RuntimeException(HttpStatus.REQUEST_TIMEOUT_408));
          return;
        }
      }
    }

    private void handOn(@Nullable Throwable failure) {
      Content.Chunk end = failure == null ? null : Content.Chunk.from(failure, true);
      arrived(new Arrived(request, body.toByteArray(), end), response, callback);
    }

    private void take(Content.Chunk chunk) {
      passed += chunk.remaining();
      if (body.size() <= RequestBody.MAX_BYTES) {
        byte[] bytes = new byte[chunk.remaining()];
        chunk.getByteBuffer().get(bytes);
        body.writeBytes(bytes);
      }
      chunk.release();
    }
  }

  /** A request whose body begins with what has come. */
  private static final class Arrived extends Request.Wrapper {
    private final Content.@Nullable Chunk failure;
    private Content.@Nullable Chunk body;

    private Arrived(Request request, byte[] body, Content.@Nullable Chunk failure) {
      super(request);
      this.body = Content.Chunk.from(ByteBuffer.wrap(body), false);
      this.failure = failure;
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk first = body;
      body = null;
      if (first != null && first.hasRemaining()) {
        return first;
      }
      return failure == null ? super.read() : failure;
    }
  }
}
