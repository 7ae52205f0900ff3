package com.mexar.payout.http;

/** The request methods that {@link HttpCall} can carry. */
public enum HttpMethod {
  GET(false),
  POST(true),
  PUT(true),
  PATCH(true),
  DELETE(false);

  private final boolean needsBody;

  HttpMethod(boolean needsBody) {
    this.needsBody = needsBody;
  }

  /** True where a request without a body is sent with an empty one. */
  boolean needsBody() {
    return needsBody;
  }
}
