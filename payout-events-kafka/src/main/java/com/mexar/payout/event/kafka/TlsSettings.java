package com.mexar.payout.event.kafka;

import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;

/**
 * What an operator may set of TLS, as the plug-ins of providers name it too: {@code
 * tls-authorities-file} (PEM; whom to trust in place of the platform's), {@code
 * tls-client-certificate-file} and {@code tls-client-key-file} (PEM, the key as PKCS#8; both or
 * neither), {@code tls-client-key-password}; and {@code tls} itself, which can be off towards
 * loopback alone, and is off there unless it is set. That a broker is the one that its certificate
 * names is always checked. Immutable; does not print.
 */
final class TlsSettings {
  private static final String TLS = "tls";
  private static final String AUTHORITIES = "tls-authorities-file";
  private static final String CERTIFICATE = "tls-client-certificate-file";
  private static final String KEY = "tls-client-key-file";
  private static final String PASSWORD = "tls-client-key-password";

  private final boolean on;
  private final Map<String, Object> ofClient;

  private TlsSettings(boolean on, Map<String, Object> ofClient) {
    this.on = on;
    this.ofClient = ofClient;
  }

  /** Reads the files, too. What is wrong is noted in the settings. */
  static TlsSettings of(Settings settings, BrokerAddresses brokers) {
    boolean on = settings.flag(TLS, !brokers.areOnLoopback());
    if (!on && !brokers.areNone() && !brokers.areOnLoopback()) {
      settings.fault(TLS, "can be off only where every broker is on loopback", false);
    }
    if (!on) {
      Stream.of(AUTHORITIES, CERTIFICATE, KEY, PASSWORD)
          .filter(key -> settings.text(key).isPresent())
          .forEach(key -> settings.fault(key, "is of no use without tls", ""));
      return new TlsSettings(false, Map.of());
    }
    Map<String, Object> client = new LinkedHashMap<>();
    client.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "https");
    Optional<String> authorities = certificates(settings, AUTHORITIES);
    authorities.ifPresent(
        pem -> {
          client.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
          client.put(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, pem);
        });
    client.putAll(identity(settings));
    return new TlsSettings(true, client);
  }

  boolean on() {
    return on;
  }

  /** For Kafka's client. */
  Map<String, Object> ofClient() {
    return ofClient;
  }

  private static Map<String, Object> identity(Settings settings) {
    Optional<Secret> password = settings.secret(PASSWORD);
    Optional<Secret> key =
        settings.parsed(KEY, Optional.empty(), file -> Optional.of(PemFile.key(file, password)));
    Optional<String> certificate = certificates(settings, CERTIFICATE);
    if (settings.text(KEY).isPresent() != settings.text(CERTIFICATE).isPresent()) {
      String missing = settings.text(KEY).isPresent() ? CERTIFICATE : KEY;
      return settings.fault(missing, "is required, since its other half is set", Map.of());
    }
    if (key.isEmpty() || certificate.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> client = new LinkedHashMap<>();
    client.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM");
    client.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, new Password(key.get().reveal()));
    client.put(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, new Password(certificate.get()));
    password.ifPresent(
        it -> client.put(SslConfigs.SSL_KEY_PASSWORD_CONFIG, new Password(it.reveal())));
    return client;
  }

  private static Optional<String> certificates(Settings settings, String key) {
    return settings.parsed(key, Optional.empty(), file -> Optional.of(PemFile.certificates(file)));
  }
}
