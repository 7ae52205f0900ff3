package com.mexar.payout.http;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Makes the address that a call goes to out of the client's base and the call's target. */
final class TargetResolver {
  private final @Nullable String base;
  private final boolean allowInsecureLoopback;

  TargetResolver(@Nullable URI base, boolean allowInsecureLoopback) {
    this.allowInsecureLoopback = allowInsecureLoopback;
    this.base = base == null ? null : checkedBase(base);
  }

  /** The address, or the fault that keeps us from it. */
  Resolved resolve(URI target) {
    if (base != null) {
      return below(base, target);
    }
    if (!target.isAbsolute()) {
      throw new IllegalArgumentException("relative target, and the client has no base address");
    }
    Optional<String> fault = TargetRule.faultOf(target, allowInsecureLoopback);
    return fault
        .map(text -> new Resolved(null, text))
        .orElseGet(() -> new Resolved(HttpUrl.get(target.toString()), ""));
  }

  private static Resolved below(String base, URI target) {
    if (target.isAbsolute() || target.getRawAuthority() != null) {
      return new Resolved(null, "target outside the base address");
    }
    String relative = target.toString();
    boolean joined = relative.isEmpty() || relative.startsWith("/") || relative.startsWith("?");
    HttpUrl url = HttpUrl.parse(joined ? base + relative : base + "/" + relative);
    HttpUrl root = HttpUrl.get(base);
    if (url == null
        || !url.host().equals(root.host())
        || url.port() != root.port()
        || !isAtOrBelow(url.encodedPath(), root.encodedPath())) {
      return new Resolved(null, "target outside the base address");
    }
    return new Resolved(url, "");
  }

  private static boolean isAtOrBelow(String path, String root) {
    return path.equals(root) || path.startsWith(root.endsWith("/") ? root : root + "/");
  }

  private String checkedBase(URI uri) {
    TargetRule.faultOf(uri, allowInsecureLoopback)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException("base address: " + fault);
            });
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("base address: query or fragment");
    }
    String text = uri.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Either an address, or none and a text that says why. */
  record Resolved(@Nullable HttpUrl url, String fault) {}
}
