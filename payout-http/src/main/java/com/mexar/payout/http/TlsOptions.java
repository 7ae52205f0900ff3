package com.mexar.payout.http;

import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.signature.PemKeys;
import com.mexar.payout.signature.SigningKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a plug-in's operator may set of TLS, for whatever names its own settings so: {@code
 * tls-authorities-file} (PEM; whom to trust in place of the platform's), {@code tls-pins} (see
 * {@link GuardedHttpClientBuilder#pins}), {@code tls-client-certificate-file} and {@code
 * tls-client-key-file} (PEM; both or neither), {@code tls-client-key-password}. Immutable; does not
 * print.
 */
public final class TlsOptions {
  private static final String AUTHORITIES = "tls-authorities-file";
  private static final String PINS = "tls-pins";
  private static final String CERTIFICATE = "tls-client-certificate-file";
  private static final String KEY = "tls-client-key-file";
  private static final String PASSWORD = "tls-client-key-password";

  private final Optional<Path> authorities;
  private final List<String> pins;
  private final Optional<ClientIdentity> identity;

  private TlsOptions(
      Optional<Path> authorities, List<String> pins, Optional<ClientIdentity> identity) {
    this.authorities = authorities;
    this.pins = pins;
    this.identity = identity;
  }

  /** Reads the files, too. What is wrong is noted in the settings. */
  public static TlsOptions of(Settings settings) {
    Optional<Path> authorities =
        settings.parsed(
            AUTHORITIES,
            Optional.empty(),
            value -> {
              PemCertificates.read(Path.of(value));
              return Optional.of(Path.of(value));
            });
    List<String> pins =
        settings.parsed(
            PINS,
            List.of(),
            value -> {
              List<String> listed = settings.list(PINS);
              listed.forEach(GuardedHttpClientBuilder::requirePin);
              return listed;
            });
    return new TlsOptions(authorities, pins, identity(settings));
  }

  /** Sets what is set here, and leaves the rest as it is. */
  public GuardedHttpClientBuilder applyTo(GuardedHttpClientBuilder client) {
    authorities.ifPresent(client::authorities);
    identity.ifPresent(client::identity);
    return pins.isEmpty() ? client : client.pins(pins);
  }

  private static Optional<ClientIdentity> identity(Settings settings) {
    Optional<Secret> password = settings.secret(PASSWORD);
    Optional<SigningKey> key =
        settings.parsed(KEY, Optional.empty(), value -> Optional.of(key(value, password)));
    if (settings.text(KEY).isPresent() != settings.text(CERTIFICATE).isPresent()) {
      String missing = settings.text(KEY).isPresent() ? CERTIFICATE : KEY;
      return settings.fault(missing, "is required, since its other half is set", Optional.empty());
    }
    if (key.isEmpty()) {
      return Optional.empty();
    }
    return settings.parsed(
        CERTIFICATE,
        Optional.empty(),
        value -> Optional.of(ClientIdentity.of(Path.of(value), key.get())));
  }

  private static SigningKey key(String file, Optional<Secret> password) {
    return password.isPresent()
        ? PemKeys.privateKey(Path.of(file), password.get())
        : PemKeys.privateKey(Path.of(file));
  }

  @Override
  public String toString() {
    return "TlsOptions[redacted]";
  }
}
