package com.mexar.payout.http;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What a target address must look like, before any name is resolved: https, or http to this machine
 * where that is allowed; a host; no user info. Also for those who read addresses from a
 * configuration and want to refuse early. The texts name the fault, never the address.
 */
public final class TargetRule {
  private TargetRule() {}

  /** The fault of an absolute address, or empty if a client would accept it. */
  public static Optional<String> faultOf(URI target, boolean allowInsecureLoopback) {
    HttpUrl url = HttpUrl.parse(target.toString());
    if (target.getScheme() == null || target.getHost() == null || url == null) {
      return Optional.of("not an absolute http(s) address");
    }
    if (target.getRawUserInfo() != null) {
      return Optional.of("user info in an address");
    }
    if (url.isHttps()) {
      return Optional.empty();
    }
    if (!allowInsecureLoopback) {
      return Optional.of("http without TLS");
    }
    return isLoopbackByName(url.host())
        ? Optional.empty()
        : Optional.of("http without TLS to another machine");
  }

  private static boolean isLoopbackByName(String host) {
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
  }
}
