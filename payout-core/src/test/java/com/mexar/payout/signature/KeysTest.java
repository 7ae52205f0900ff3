package com.mexar.payout.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "massage".getBytes(StandardCharsets.UTF_8);
  private static final KeyPair RSA = rsa();

  @ParameterizedTest
  @EnumSource
  void rsa_inEveryScheme_provesItsMessageAndNoOther(RsaScheme scheme) throws Exception {
    RsaVerifier verifier = new RsaVerifier(VerificationKey.of(RSA.getPublic()), scheme);
    byte[] signature = new RsaSigner(SigningKey.of(RSA.getPrivate()), scheme).sign(MESSAGE);

    verifier.verify(MESSAGE, signature);
    refuses(verifier, OTHER, signature);
  }

  @ParameterizedTest
  @CsvSource({
    "secp256r1, SHA256withECDSA, DER",
    "secp256r1, SHA256withECDSAinP1363Format, RAW",
    "secp384r1, SHA384withECDSA, DER",
    "secp384r1, SHA384withECDSAinP1363Format, RAW",
  })
  void ecdsa_signedByThePlatform_provesItsMessageAndNoOther(
      String curve, String algorithm, EcdsaForm form) throws Exception {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
    pairs.initialize(new ECGenParameterSpec(curve));
    KeyPair pair = pairs.generateKeyPair();
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(pair.getPrivate());
    signing.update(MESSAGE);
    byte[] signature = signing.sign();
    VerificationKey key = VerificationKey.of(pair.getPublic());
    EcdsaForm another = form == EcdsaForm.DER ? EcdsaForm.RAW : EcdsaForm.DER;

    new EcdsaVerifier(key, form).verify(MESSAGE, signature);
    refuses(new EcdsaVerifier(key, form), OTHER, signature);
    refuses(new EcdsaVerifier(key, another), MESSAGE, signature);
  }

  @Test
  void ed25519_signedByThePlatform_provesItsMessageAndNoOther() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Signature signing = Signature.getInstance("Ed25519");
    signing.initSign(pair.getPrivate());
    signing.update(MESSAGE);
    byte[] signature = signing.sign();
    Ed25519Verifier verifier = new Ed25519Verifier(VerificationKey.of(pair.getPublic()));

    verifier.verify(MESSAGE, signature);
    refuses(verifier, OTHER, signature);
    assertThat(new Ed25519Signer(SigningKey.of(pair.getPrivate())).sign(MESSAGE))
        .isEqualTo(signature);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      })
  void ed25519_pointOfSmallOrder_isNoKey(String point) {
    VerificationKey key = VerificationKey.ed25519(HexFormat.of().parseHex(point));

    assertThatThrownBy(() -> new Ed25519Verifier(key)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void ed25519_notOf32Bytes_isNoKey() {
    assertThatThrownBy(() -> VerificationKey.ed25519(new byte[31]))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> SigningKey.ed25519(new byte[33]))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void hmac_ofAShortSecret_isRefused() {
    assertThatThrownBy(() -> new HmacKey(HmacHash.SHA256, new byte[15]))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("a secret must have at least 16 bytes");
  }

  @Test
  void rotatedKeys_namedOrNot_verifyWhatIsTheirs() throws Exception {
    HmacKey old = new HmacKey(HmacHash.SHA256, "o".repeat(32).getBytes(StandardCharsets.UTF_8));
    HmacKey young = new HmacKey(HmacHash.SHA256, "y".repeat(32).getBytes(StandardCharsets.UTF_8));
    Map<String, SignatureVerifier> keys = new LinkedHashMap<>();
    keys.put("k2", young);
    keys.put("k1", old);
    VerifiersById both = new VerifiersById(keys);

    both.verify(MESSAGE, old.sign(MESSAGE));
    both.verify(MESSAGE, young.sign(MESSAGE));
    both.withId("k1").verify(MESSAGE, old.sign(MESSAGE));
    refuses(both.withId("k2"), MESSAGE, old.sign(MESSAGE));
    refuses(both, OTHER, old.sign(MESSAGE));
    assertThatThrownBy(() -> both.withId("k3"))
        .isInstanceOf(SignatureRefusedException.class)
        .hasMessage("the signature's key is not known");
  }

  @Test
  void rotatedKeys_noneOrTooMany_areRefused() {
    HmacKey key = new HmacKey(HmacHash.SHA256, new byte[16]);
    Map<String, SignatureVerifier> many = new LinkedHashMap<>();
    for (int i = 0; i <= VerifiersById.MOST; i++) {
      many.put("k" + i, key);
    }

    assertThatThrownBy(() -> new VerifiersById(Map.of())).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new VerifiersById(many)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void standardWebhookKeys_ofBothHalves_fitEachOther() throws Exception {
    Ed25519Signer signer = StandardWebhookKeys.privateKey(new Secret(whsk(new byte[32])));
    byte[] publicHalf = signer.publicKey().ed25519Bytes();
    byte[] whole = Arrays.copyOf(new byte[32], 64);
    System.arraycopy(publicHalf, 0, whole, 32, 32);

    byte[] signature = StandardWebhookKeys.privateKey(new Secret(whsk(whole))).sign(MESSAGE);
    StandardWebhookKeys.publicKey("whpk_" + Base64.getEncoder().encodeToString(publicHalf))
        .verify(MESSAGE, signature);
    whole[63] ^= 1;
    assertThatThrownBy(() -> StandardWebhookKeys.privateKey(new Secret(whsk(whole))))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("must hold two halves of one pair");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "whsec_",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa==",
      })
  void standardWebhookSecret_ofAnotherForm_isRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> StandardWebhookKeys.secret(new Secret(text)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageNotContaining("MfKQ");
  }

  @Test
  void keys_inText_showTheirTypeAlone() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    assertThat(SigningKey.of(pair.getPrivate())).hasToString("SigningKey[ED25519, redacted]");
    assertThat(VerificationKey.of(pair.getPublic())).hasToString("VerificationKey[ED25519]");
    assertThat(new HmacKey(HmacHash.SHA512, new byte[64])).hasToString("HmacKey[redacted]");
  }

  private static String whsk(byte[] bytes) {
    return "whsk_" + Base64.getEncoder().encodeToString(bytes);
  }

  private static KeyPair rsa() {
    try {
      return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refuses(SignatureVerifier verifier, byte[] message, byte[] signature) {
    assertThatThrownBy(() -> verifier.verify(message, signature))
        .isInstanceOf(SignatureRefusedException.class);
  }
}
