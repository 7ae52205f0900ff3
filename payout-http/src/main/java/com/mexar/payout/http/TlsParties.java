package com.mexar.payout.http;

import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.Settings;
import com.mexar.payout.signature.PemKeys;
import com.mexar.payout.signature.SigningKey;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Whom TLS trusts and who we are to it, as an operator sets both: {@code tls-authorities-file}
 * (PEM; whom to trust in place of the platform's), {@code tls-client-certificate-file} and {@code
 * tls-client-key-file} (PEM; both or neither), {@code tls-client-key-password}. For HTTP there is
 * {@link TlsOptions}. Immutable; does not print.
 */
public final class TlsParties {
  private static final String AUTHORITIES = "tls-authorities-file";
  private static final String CERTIFICATE = "tls-client-certificate-file";
  private static final String KEY = "tls-client-key-file";
  private static final String PASSWORD = "tls-client-key-password";

  private final Optional<List<X509Certificate>> authorities;
  private final Optional<ClientIdentity> identity;

  private TlsParties(
      Optional<List<X509Certificate>> authorities, Optional<ClientIdentity> identity) {
    this.authorities = authorities;
    this.identity = identity;
  }

  /** Reads the files, too. What is wrong is noted in the settings. */
  public static TlsParties of(Settings settings) {
    Optional<List<X509Certificate>> authorities =
        settings.parsed(
            AUTHORITIES,
            Optional.empty(),
            value -> Optional.of(PemCertificates.read(Path.of(value))));
    return new TlsParties(authorities, identity(settings));
  }

  /**
   * For protocols other than HTTP. That the certificate is for the host that was called is for
   * their client to check.
   */
  public SSLContext context() {
    return PemCertificates.context(
        PemCertificates.trust(authorities.orElse(null)), identity.orElse(null));
  }

  void applyTo(GuardedHttpClientBuilder client) {
    authorities.ifPresent(client::authorities);
    identity.ifPresent(client::identity);
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
    return "TlsParties[redacted]";
  }
}
