package com.mexar.payout.testkit.signature;

import com.mexar.payout.signature.EcdsaForm;
import com.mexar.payout.signature.EcdsaVerifier;
import com.mexar.payout.signature.PemKeys;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * RFC 6979, A.2.5 and A.2.6 ("sample"), in both forms, and RFC 9421, B.2.4; the forged ones have
 * numbers out of range, and numbers in range in a form that is not the one of DER.
 */
final class EcdsaVectors {
  private static final String P256 =
      "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
          + "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
          + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";
  private static final String R256 =
      "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716";
  private static final String S256 =
      "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";

  /** Of "test", whose second number has its highest bit clear. */
  private static final String TEST_R256 =
      "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367";

  private static final String TEST_S256 =
      "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083";
  private static final String ORDER256 =
      "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
  private static final String ZERO256 = "00".repeat(32);

  private static final String P384 =
      "3076301006072a8648ce3d020106052b8104002203620004"
          + "ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64"
          + "def8f0ea9055866064a254515480bc138015d9b72d7d57244ea8ef9ac0c62189"
          + "6708a59367f9dfb9f54ca84b3f1c9db1288b231c3ae0d4fe7344fd2533264720";
  private static final String R384 =
      "94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c"
          + "81a648152e44acf96e36dd1e80fabe46";
  private static final String S384 =
      "99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94f"
          + "a329c145786e679e7b82c71a38628ac8";

  private EcdsaVectors() {}

  static List<SignatureVector> genuine() {
    return List.of(
        of("RFC 6979, P-256", P256, EcdsaForm.RAW, R256 + S256),
        of(
            "RFC 6979, P-256 in DER",
            P256,
            EcdsaForm.DER,
            "3046" + "022100" + R256 + "022100" + S256),
        of("RFC 6979, P-384", P384, EcdsaForm.RAW, R384 + S384),
        of(
            "RFC 6979, P-384 in DER",
            P384,
            EcdsaForm.DER,
            "3066" + "023100" + R384 + "023100" + S384),
        ofTest("short number", "3045" + "022100" + TEST_R256 + "0220" + TEST_S256),
        new SignatureVector(
            "RFC 9421, B.2.4",
            new EcdsaVerifier(
                PemKeys.publicKey(
                    """
                    -----BEGIN PUBLIC KEY-----
                    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf
                    w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
                    -----END PUBLIC KEY-----
                    """),
                EcdsaForm.RAW),
            Bytes.text(
                """
                "@status": 200
                "content-type": application/json
                "content-digest": sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5\
                oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:
                "content-length": 23
                "@signature-params": ("@status" "content-type" "content-digest" "content-length")\
                ;created=1618884473;keyid="test-key-ecc-p256\""""),
            Bytes.base64(
                "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oia"
                    + "sw==")));
  }

  static List<SignatureVector> forged() {
    List<SignatureVector> forged = new ArrayList<>();
    forged.add(raw("both zero", ZERO256 + ZERO256));
    forged.add(raw("r zero", ZERO256 + S256));
    forged.add(raw("s zero", R256 + ZERO256));
    forged.add(raw("both the order", ORDER256 + ORDER256));
    forged.add(raw("r one", "00".repeat(31) + "01" + S256));
    forged.add(raw("numbers exchanged", S256 + R256));
    forged.add(raw("one byte more", R256 + S256 + "00"));
    forged.add(raw("one byte less", R256 + S256.substring(2)));
    forged.add(raw("DER", "3046" + "022100" + R256 + "022100" + S256));
    String good = "022100" + R256 + "022100" + S256;
    forged.add(der("raw", R256 + S256));
    forged.add(der("bytes after it", "3046" + good + "00"));
    forged.add(der("bytes within it", "3048" + good + "0500"));
    forged.add(der("long length", "308146" + good));
    forged.add(der("indefinite length", "3080" + good + "0000"));
    forged.add(der("leading zero", "3047" + "02220000" + R256 + "022100" + S256));
    forged.add(
        ofTest(
            "short number with a leading zero",
            "3046" + "022100" + TEST_R256 + "022100" + TEST_S256));
    forged.add(der("negative numbers", "3044" + "0220" + R256 + "0220" + S256));
    forged.add(der("one number", "3023" + "022100" + R256));
    forged.add(der("three numbers", "3049" + good + "020100"));
    forged.add(der("zeros", "3006" + "020100" + "020100"));
    forged.add(der("empty numbers", "3004" + "0200" + "0200"));
    forged.add(der("nested deeply", "3080".repeat(2000)));
    forged.add(der("a length beyond all bytes", "3084ffffffff" + good));
    return forged;
  }

  private static SignatureVector ofTest(String what, String signature) {
    SignatureVector sample = of("P-256 in DER, " + what, P256, EcdsaForm.DER, signature);
    return new SignatureVector(
        sample.name(), sample.verifier(), Bytes.text("test"), sample.signature());
  }

  private static SignatureVector raw(String what, String signature) {
    return of("P-256, " + what, P256, EcdsaForm.RAW, signature);
  }

  private static SignatureVector der(String what, String signature) {
    return of("P-256 in DER, " + what, P256, EcdsaForm.DER, signature);
  }

  private static SignatureVector of(String name, String key, EcdsaForm form, String signature) {
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getEncoder().encodeToString(Bytes.hex(key))
            + "\n-----END PUBLIC KEY-----";
    return new SignatureVector(
        name,
        new EcdsaVerifier(PemKeys.publicKey(pem), form),
        Bytes.text("sample"),
        Bytes.hex(signature));
  }
}
