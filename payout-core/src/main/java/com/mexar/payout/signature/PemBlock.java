package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import java.util.Base64;

/** One block of PEM (RFC 7468), decoded. Not a record, so that it does not print. */
final class PemBlock {
  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";

  private final Kind kind;
  private final byte[] der;

  private PemBlock(Kind kind, byte[] der) {
    this.kind = kind;
    this.der = der;
  }

  /** The first block of a text. */
  static PemBlock first(String text) {
    int begin = text.indexOf(BEGIN);
    int labelEnd = begin < 0 ? -1 : text.indexOf(DASHES, begin + BEGIN.length());
    if (labelEnd < 0) {
      throw new InvalidValueException("holds no PEM block");
    }
    String label = text.substring(begin + BEGIN.length(), labelEnd);
    int end = text.indexOf("-----END " + label + DASHES, labelEnd);
    if (end < 0) {
      throw new InvalidValueException("holds a PEM block without its end");
    }
    return new PemBlock(kind(label), decoded(text.substring(labelEnd + DASHES.length(), end)));
  }

  Kind kind() {
    return kind;
  }

  byte[] der() {
    return der;
  }

  private static Kind kind(String label) {
    for (Kind kind : Kind.values()) {
      if (label.equals(kind.label())) {
        return kind;
      }
    }
    throw new InvalidValueException(
        "holds a PEM block that is no public key, certificate, or private key of PKCS#8 or PKCS#1");
  }

  private static byte[] decoded(String body) {
    if (body.contains("Proc-Type")) {
      throw new InvalidValueException("holds a key in OpenSSL's own encryption; convert to PKCS#8");
    }
    try {
      return Base64.getDecoder().decode(body.replaceAll("[ \\t\\r\\n]", ""));
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException("holds a PEM block that is not base64");
    }
  }

  /** The blocks that hold keys; the labels are the names with blanks. */
  enum Kind {
    PUBLIC_KEY,
    RSA_PUBLIC_KEY,
    CERTIFICATE,
    PRIVATE_KEY,
    RSA_PRIVATE_KEY,
    ENCRYPTED_PRIVATE_KEY;

    private String label() {
      return name().replace('_', ' ');
    }
  }
}
