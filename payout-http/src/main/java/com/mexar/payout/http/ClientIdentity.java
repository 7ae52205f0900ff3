package com.mexar.payout.http;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.signature.SigningKey;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * Who we are to a server that demands a client certificate (mutual TLS): our key and its
 * certificates, our own first. Their dates are the server's matter, so that an expired one shows in
 * calls and not in a host that does not start. Immutable; does not print.
 */
public final class ClientIdentity {
  private static final char[] IN_MEMORY = {};

  private final PrivateKey key;
  private final X509Certificate[] chain;

  private ClientIdentity(PrivateKey key, X509Certificate[] chain) {
    this.key = key;
    this.chain = chain;
  }

  /**
   * @param certificates a file of PEM, at most 64 KiB
   * @throws InvalidValueException if it holds none, or the first is not the key's
   */
  public static ClientIdentity of(Path certificates, SigningKey key) {
    List<X509Certificate> chain = PemCertificates.read(certificates);
    PrivateKey revealed = key.reveal();
    if (!isPair(revealed, chain.get(0))) {
      throw new InvalidValueException("holds a certificate that is another key's");
    }
    return new ClientIdentity(revealed, chain.toArray(X509Certificate[]::new));
  }

  KeyManager[] keyManagers() throws GeneralSecurityException {
    KeyStore store = PemCertificates.emptyStore();
    store.setKeyEntry("client", key, IN_MEMORY, chain);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, IN_MEMORY);
    return managers.getKeyManagers();
  }

  private static boolean isPair(PrivateKey key, X509Certificate certificate) {
    if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(algorithm(key));
      signature.initSign(key);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      throw new InvalidValueException("holds a certificate whose key cannot be used");
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }

  @Override
  public String toString() {
    return "ClientIdentity[redacted]";
  }
}
