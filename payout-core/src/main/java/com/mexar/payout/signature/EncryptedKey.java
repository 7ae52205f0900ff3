package com.mexar.payout.signature;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Opens EncryptedPrivateKeyInfo (RFC 5958, 3) under PBES2 (RFC 8018, 6.2). */
final class EncryptedKey {
  private EncryptedKey() {}

  static byte[] open(byte[] der, Secret password) {
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
      AlgorithmParameters parameters = info.getAlgParameters();
      // PBES2's parameters print the name under which the platform knows the whole of them
      String algorithm = parameters == null ? "" : parameters.toString();
      if (!algorithm.startsWith("PBEWithHmacSHA")) {
        throw new InvalidValueException("is encrypted otherwise than by PBES2 with AES");
      }
      Cipher cipher = Cipher.getInstance(algorithm);
      PBEKeySpec secret = new PBEKeySpec(password.reveal().toCharArray());
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm).generateSecret(secret),
          parameters);
      return cipher.doFinal(info.getEncryptedData());
    } catch (BadPaddingException e) {
      throw new InvalidValueException("cannot be opened with this password");
    } catch (IOException | GeneralSecurityException e) {
      throw new InvalidValueException("holds an encrypted key that cannot be read");
    }
  }
}
