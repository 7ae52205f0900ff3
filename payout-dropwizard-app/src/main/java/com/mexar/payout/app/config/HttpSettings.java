package com.mexar.payout.app.config;

import com.mexar.payout.app.security.AddressList;
import com.mexar.payout.settings.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * Where the host listens.
 *
 * @param port of the API; 0 for a free one
 * @param adminPort of the health checks; 0 for a free one
 * @param publicUrl the host as providers reach it, where it is not the loopback address
 * @param trustedProxies whose {@code X-Forwarded-For} counts
 */
public record HttpSettings(
    int port,
    int adminPort,
    Optional<URI> publicUrl,
    AddressList trustedProxies,
    boolean allowInsecureLoopback) {

  static HttpSettings read(Settings section) {
    return new HttpSettings(
        section.integer("port", 8080, 0, 65_535),
        section.integer("admin-port", 8081, 0, 65_535),
        section.text("public-url").map(present -> section.requiredAddress("public-url")),
        section.parsed("trusted-proxies", AddressList.NONE, AddressList::parse),
        section.flag("allow-insecure-loopback", false));
  }
}
