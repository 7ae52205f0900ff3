package com.mexar.payout.http;

import com.mexar.payout.domain.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Certificates of a PEM file, and what TLS makes of them. */
final class PemCertificates {
  private static final int LONGEST = 64 << 10;

  private PemCertificates() {}

  /** All certificates of the file, at least one, in their order. */
  static List<X509Certificate> read(Path file) {
    byte[] text;
    try (InputStream in = Files.newInputStream(file)) {
      text = in.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw new InvalidValueException("names a file that cannot be read");
    }
    if (text.length > LONGEST) {
      throw new InvalidValueException("names a file that is longer than 64 KiB");
    }
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(text))
          .forEach(certificate -> certificates.add((X509Certificate) certificate));
    } catch (CertificateException e) {
      throw new InvalidValueException("names a file with a certificate that cannot be read");
    }
    if (certificates.isEmpty()) {
      throw new InvalidValueException("names a file without certificates");
    }
    return certificates;
  }

  /** Trusts these authorities alone, or those of the platform. */
  static X509TrustManager trust(@Nullable List<X509Certificate> authorities) {
    try {
      KeyStore store = null;
      if (authorities != null) {
        store = emptyStore();
        for (X509Certificate authority : authorities) {
          store.setCertificateEntry("authority-" + store.size(), authority);
        }
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      for (TrustManager manager : managers.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          return x509;
        }
      }
      throw new IllegalStateException("the platform has no trust in X.509");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform has no trust in X.509", e);
    }
  }

  static SSLContext context(X509TrustManager trust, @Nullable ClientIdentity identity) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          identity == null ? null : identity.keyManagers(), new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform has TLS", e);
    }
  }

  static KeyStore emptyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new IllegalStateException("there is nothing to read", e);
    }
  }
}
