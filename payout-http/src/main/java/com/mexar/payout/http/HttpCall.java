package com.mexar.payout.http;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One request: method, target, headers and body. The target is absolute, or, for a client with a
 * base address, relative to that. Immutable; prints method and host alone, because paths, queries,
 * headers and bodies carry secrets and personal data.
 */
public final class HttpCall {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

  /** What the client itself decides; a caller's own value could split or cut the request. */
  private static final Set<String> RESERVED =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "content-type",
          "cookie",
          "expect",
          "host",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final HttpMethod method;
  private final URI target;
  private final Map<String, String> headers;
  private final HttpContent content;

  private HttpCall(Builder builder) {
    this.method = builder.method;
    this.target = builder.target;
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
    this.content = builder.content;
  }

  public static Builder get(URI target) {
    return new Builder(HttpMethod.GET, target);
  }

  public static Builder post(URI target) {
    return new Builder(HttpMethod.POST, target);
  }

  public static Builder of(HttpMethod method, URI target) {
    return new Builder(method, target);
  }

  public HttpMethod method() {
    return method;
  }

  public URI target() {
    return target;
  }

  Map<String, String> headers() {
    return headers;
  }

  HttpContent content() {
    return content;
  }

  @Override
  public String toString() {
    String host = target.getHost();
    return "HttpCall[" + method + (host == null ? "" : " " + host) + "]";
  }

  /** Gathers one call; not safe for several threads. Faults name a header, never its value. */
  public static final class Builder {
    private final HttpMethod method;
    private final URI target;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private HttpContent content = HttpContent.NONE;

    private Builder(HttpMethod method, URI target) {
      this.method = method;
      this.target = target;
    }

    /**
     * Sets a header once.
     *
     * @throws IllegalArgumentException if the name is none, is set already, or is one that the
     *     client decides itself, or if the value has other than printable ASCII characters
     */
    public Builder header(String name, String value) {
      if (!TOKEN.matcher(name).matches()) {
        throw new IllegalArgumentException("not a header name");
      }
      if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("header is the client's own: " + name);
      }
      if (!VALUE.matcher(value).matches()) {
        throw new IllegalArgumentException("header has a value that cannot be sent: " + name);
      }
      if (headers.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
        throw new IllegalArgumentException("header is set twice: " + name);
      }
      headers.put(name, value);
      return this;
    }

    /**
     * Sets the body, sent byte for byte under exactly this content type.
     *
     * @throws IllegalArgumentException if the method has no body, or the content type cannot be
     *     sent
     */
    public Builder body(String contentType, byte[] bytes) {
      if (method == HttpMethod.GET) {
        throw new IllegalArgumentException("GET has no body");
      }
      if (contentType.isBlank() || !VALUE.matcher(contentType).matches()) {
        throw new IllegalArgumentException("content type cannot be sent");
      }
      this.content = new HttpContent(contentType, bytes);
      return this;
    }

    public HttpCall build() {
      return new HttpCall(this);
    }
  }
}
