package com.mexar.payout.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Takes in a request's body within a bound, before anything looks at it. */
final class RequestBody {
  static final int MAX_BYTES = 64 * 1024;

  private RequestBody() {}

  static byte[] read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MAX_BYTES) {
      throw Problems.tooLarge(MAX_BYTES).asException();
    }
    byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw Problems.tooLarge(MAX_BYTES).asException();
    }
    return body;
  }

  /** The body of a request that says that it is JSON in UTF-8, not compressed. */
  static byte[] readJson(HttpServletRequest request) throws IOException {
    List<String> encodings = Collections.list(request.getHeaders("Content-Encoding"));
    if (!encodings.isEmpty() && !encodings.equals(List.of("identity"))) {
      throw Problems.unsupportedMedia("The body must not be compressed.").asException();
    }
    List<String> types = Collections.list(request.getHeaders("Content-Type"));
    if (types.size() != 1 || !isJson(types.get(0))) {
      throw Problems.unsupportedMedia("The body must be application/json in UTF-8.").asException();
    }
    return read(request);
  }

  private static boolean isJson(String contentType) {
    MediaType type;
    try {
      type = MediaType.valueOf(contentType);
    } catch (IllegalArgumentException e) {
      return false;
    }
    String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
    return type.getType().equalsIgnoreCase("application")
        && type.getSubtype().equalsIgnoreCase("json")
        && charset.equalsIgnoreCase("utf-8");
  }
}
