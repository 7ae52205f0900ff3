package com.mexar.payout.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeysTest {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);
  private static final Secret PASSWORD = new Secret("correct");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"rsa-spki", "rsa-public-pkcs1", "rsa-expired-certificate"})
  void publicKey_inEveryForm_verifiesWhatItsPrivateHalfSigned(String name) throws Exception {
    SigningKey privateKey = PemKeys.privateKey(pem("rsa-pkcs8"));
    byte[] signature = new RsaSigner(privateKey, RsaScheme.PKCS1_SHA256).sign(MESSAGE);

    VerificationKey publicKey = PemKeys.publicKey(pem(name));

    new RsaVerifier(publicKey, RsaScheme.PKCS1_SHA256).verify(MESSAGE, signature);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa-pkcs8", "rsa-pkcs1", "rsa-pkcs8-encrypted"})
  void privateKey_inEveryForm_signsForItsPublicHalf(String name) throws Exception {
    SigningKey privateKey = PemKeys.privateKey(pem(name), PASSWORD);
    VerificationKey publicKey = PemKeys.publicKey(pem("rsa-spki"));
    byte[] signature = new RsaSigner(privateKey, RsaScheme.PSS_SHA512).sign(MESSAGE);

    new RsaVerifier(publicKey, RsaScheme.PSS_SHA512).verify(MESSAGE, signature);
  }

  @ParameterizedTest
  @CsvSource({
    "rsa-spki, RSA",
    "p256-spki, EC_P256",
    "p384-spki, EC_P384",
    "ed25519-spki, ED25519",
  })
  void publicKey_ofEveryType_saysSo(String name, KeyType type) {
    assertThat(PemKeys.publicKey(pem(name)).type()).isEqualTo(type);
  }

  @Test
  void privateKey_ofEd25519_signsForItsPublicHalf() throws Exception {
    Ed25519Signer signer = new Ed25519Signer(PemKeys.privateKey(pem("ed25519-pkcs8")));

    new Ed25519Verifier(PemKeys.publicKey(pem("ed25519-spki")))
        .verify(MESSAGE, signer.sign(MESSAGE));
    new Ed25519Verifier(signer.publicKey()).verify(MESSAGE, signer.sign(MESSAGE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rsa-pkcs8 | holds a private key, where a public one is wanted",
        "rsa-pkcs8-encrypted | holds a private key, where a public one is wanted",
        "rsa-1024-spki | is an RSA key of 1024 bits; 2048 to 8192 are taken",
        "p521-spki | is an EC key on another curve than P-256 and P-384",
        "x25519-spki | is no RSA, EC or Ed25519 key that can be read",
      })
  void publicKey_thatIsNotOne_isRefusedWithTheReason(String name, String reason) {
    refuses(() -> PemKeys.publicKey(pem(name)), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rsa-spki | holds a public key, where a private one is wanted",
        "rsa-expired-certificate | holds a public key, where a private one is wanted",
        "rsa-pkcs8-encrypted | holds an encrypted key, and there is no password",
        "rsa-openssl-encrypted | holds a key in OpenSSL's own encryption; convert to PKCS#8",
        "p256-sec1 | holds a PEM block that is no public key, certificate, or private key of"
            + " PKCS#8 or PKCS#1",
      })
  void privateKey_thatIsNotOne_isRefusedWithTheReason(String name, String reason) {
    refuses(() -> PemKeys.privateKey(pem(name)), reason);
  }

  @Test
  void privateKey_underAnotherPassword_isRefused() {
    refuses(
        () -> PemKeys.privateKey(pem("rsa-pkcs8-encrypted"), new Secret("wrong")),
        "cannot be opened with this password");
    refuses(
        () -> PemKeys.privateKey(pem("rsa-pkcs8-pbes1"), PASSWORD),
        "is encrypted otherwise than by PBES2 with AES");
  }

  @Test
  void text_thatIsNoPem_isRefusedWithTheReason() {
    String good = pem("rsa-spki");

    refuses(() -> PemKeys.publicKey(""), "holds no PEM block");
    refuses(() -> PemKeys.publicKey("-----BEGIN PUBLIC KEY"), "holds no PEM block");
    refuses(() -> PemKeys.publicKey(good.substring(0, 100)), "holds a PEM block without its end");
    refuses(
        () -> PemKeys.publicKey(good.replace("M", "?")), "holds a PEM block that is not base64");
    refuses(
        () -> PemKeys.publicKey(good.replace("MIIB", "MIIC")),
        "is no RSA, EC or Ed25519 key that can be read");
    refuses(
        () -> PemKeys.publicKey(pem("rsa-expired-certificate").replace("MII", "MIJ")),
        "holds a certificate that cannot be read");
    refuses(() -> PemKeys.publicKey("x".repeat(64 * 1024 + 1)), "is longer than any key");
  }

  @Test
  void file_readFromTheDisk_isAsGoodAsItsText() throws Exception {
    Path file = folder.resolve("key.pem");
    Files.writeString(file, "a comment before it\r\n" + pem("rsa-pkcs1").replace("\n", "\r\n"));

    assertThat(PemKeys.privateKey(file).type()).isEqualTo(KeyType.RSA);
    assertThat(PemKeys.privateKey(file, PASSWORD).type()).isEqualTo(KeyType.RSA);
    refuses(() -> PemKeys.publicKey(folder), "names a file that cannot be read");
    refuses(() -> PemKeys.publicKey(folder.resolve("none")), "names a file that cannot be read");
  }

  @Test
  void file_thatNeverEnds_isReadToTheBoundAlone() throws Exception {
    Path file = Files.write(folder.resolve("long.pem"), new byte[1 << 20]);

    refuses(() -> PemKeys.publicKey(file), "is longer than any key");
  }

  @Test
  void key_forAnotherAlgorithm_isRefusedByTheVerifier() {
    VerificationKey edwards = PemKeys.publicKey(pem("ed25519-spki"));

    refuses(
        () -> new RsaVerifier(edwards, RsaScheme.PSS_SHA256),
        "is an Ed25519 key, where an RSA key is wanted");
    refuses(
        () -> new EcdsaVerifier(edwards, EcdsaForm.RAW),
        "is an Ed25519 key, where an EC key is wanted");
    refuses(
        () -> new Ed25519Verifier(PemKeys.publicKey(pem("rsa-spki"))),
        "is an RSA key, where an Ed25519 key is wanted");
    refuses(
        () -> new RsaSigner(PemKeys.privateKey(pem("ed25519-pkcs8")), RsaScheme.PSS_SHA256),
        "is an Ed25519 key, where an RSA key is wanted");
  }

  private static void refuses(ThrowingCallable reading, String reason) {
    assertThatThrownBy(reading).isInstanceOf(InvalidValueException.class).hasMessage(reason);
  }

  private static String pem(String name) {
    try (InputStream in = PemKeysTest.class.getResourceAsStream(name + ".pem")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
