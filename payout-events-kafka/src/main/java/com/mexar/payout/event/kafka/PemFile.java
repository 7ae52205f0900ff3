package com.mexar.payout.event.kafka;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.signature.PemKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** Files of PEM, looked into so that a wrong one is a fault of the settings. Stateless. */
final class PemFile {
  private static final int LONGEST = 64 << 10;

  private PemFile() {}

  /** The text of a file with at least one certificate. */
  static String certificates(String file) {
    String text = read(file);
    try {
      if (CertificateFactory.getInstance("X.509")
          .generateCertificates(
              new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
          .isEmpty()) {
        throw new InvalidValueException("names a file without certificates");
      }
    } catch (CertificateException e) {
      throw new InvalidValueException("names a file with a certificate that cannot be read");
    }
    return text;
  }

  /** The text of a file with a private key in the one form that Kafka's client reads. */
  static Secret key(String file, Optional<Secret> password) {
    String text = read(file);
    if (password.isPresent()) {
      PemKeys.privateKey(text, password.get());
    } else {
      PemKeys.privateKey(text);
    }
    if (!text.contains("-----BEGIN PRIVATE KEY-----")
        && !text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
      throw new InvalidValueException("names a file whose key is not PKCS#8");
    }
    return new Secret(text);
  }

  private static String read(String file) {
    byte[] text;
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      text = in.readNBytes(LONGEST + 1);
    } catch (IOException | InvalidPathException e) {
      throw new InvalidValueException("names a file that cannot be read");
    }
    if (text.length > LONGEST) {
      throw new InvalidValueException("names a file that is longer than 64 KiB");
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
