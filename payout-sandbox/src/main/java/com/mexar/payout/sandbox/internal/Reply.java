package com.mexar.payout.sandbox.internal;

import java.util.Map;

/** What a simulator does with the connection of a request. */
public sealed interface Reply {

  /** A whole answer. */
  record Full(int status, Map<String, String> headers, String body) implements Reply {

    /** An answer in JSON. */
    public static Full json(int status, String body) {
      return new Full(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
    }

    /** An answer as a gateway in front of the provider gives it. */
    public static Full html(int status, String title) {
      String page =
          "<html>\r\n<head><title>%1$s</title></head>\r\n<body><center><h1>%1$s</h1></center></body>\r\n</html>\r\n"
              .formatted(status + " " + title);
      return new Full(status, Map.of("Content-Type", "text/html"), page);
    }
  }

  /** The connection is closed without a byte. */
  record Cut() implements Reply {}

  /** The connection is closed in the middle of the body. */
  record CutWithin(Full answer) implements Reply {}

  /** No answer; the connection stays open. */
  record Silence() implements Reply {}
}
