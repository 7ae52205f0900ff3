package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/**
 * Keys from PEM text (RFC 7468) or a file of it, of which the first block counts: public keys as
 * SubjectPublicKeyInfo, PKCS#1 or X.509 certificate, private keys as PKCS#8, encrypted (PBES2) or
 * not, or as PKCS#1. Of a certificate the key alone is taken: neither its dates nor its issuer are
 * looked at, since whoever configures a key has decided to trust it. At most 64 KiB are read.
 *
 * <p>What is wrong is said by an {@link InvalidValueException}, which never repeats the content.
 */
public final class PemKeys {
  private static final int LONGEST = 64 << 10;

  private PemKeys() {}

  public static VerificationKey publicKey(Path file) {
    return publicKey(read(file));
  }

  public static VerificationKey publicKey(String pem) {
    PemBlock block = PemBlock.first(bounded(pem));
    return switch (block.kind()) {
      case PUBLIC_KEY -> VerificationKey.ofSpki(block.der());
      case RSA_PUBLIC_KEY -> VerificationKey.ofSpki(Der.publicKeyInfo(block.der()));
      case CERTIFICATE -> ofCertificate(block.der());
      case PRIVATE_KEY, RSA_PRIVATE_KEY, ENCRYPTED_PRIVATE_KEY ->
          throw new InvalidValueException("holds a private key, where a public one is wanted");
    };
  }

  public static SigningKey privateKey(Path file) {
    return privateKey(read(file));
  }

  public static SigningKey privateKey(String pem) {
    PemBlock block = PemBlock.first(bounded(pem));
    if (block.kind() == PemBlock.Kind.ENCRYPTED_PRIVATE_KEY) {
      throw new InvalidValueException("holds an encrypted key, and there is no password");
    }
    return unencrypted(block);
  }

  public static SigningKey privateKey(Path file, Secret password) {
    return privateKey(read(file), password);
  }

  /** The password is of no use to a key that is not encrypted, and does no harm. */
  public static SigningKey privateKey(String pem, Secret password) {
    PemBlock block = PemBlock.first(bounded(pem));
    return block.kind() == PemBlock.Kind.ENCRYPTED_PRIVATE_KEY
        ? SigningKey.ofPkcs8(EncryptedKey.open(block.der(), password))
        : unencrypted(block);
  }

  private static SigningKey unencrypted(PemBlock block) {
    return switch (block.kind()) {
      case PRIVATE_KEY -> SigningKey.ofPkcs8(block.der());
      case RSA_PRIVATE_KEY -> SigningKey.ofPkcs8(Der.privateKeyInfo(block.der()));
      case ENCRYPTED_PRIVATE_KEY -> throw new IllegalStateException("needs its password");
      case PUBLIC_KEY, RSA_PUBLIC_KEY, CERTIFICATE ->
          throw new InvalidValueException("holds a public key, where a private one is wanted");
    };
  }

  private static VerificationKey ofCertificate(byte[] der) {
    try {
      return VerificationKey.of(
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der))
              .getPublicKey());
    } catch (CertificateException e) {
      throw new InvalidValueException("holds a certificate that cannot be read");
    }
  }

  private static String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST + 1), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new InvalidValueException("names a file that cannot be read");
    }
  }

  private static String bounded(String pem) {
    if (pem.length() > LONGEST) {
      throw new InvalidValueException("is longer than any key");
    }
    return pem;
  }
}
