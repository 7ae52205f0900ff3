package com.mexar.payout.testkit.signature;

import com.mexar.payout.signature.Ed25519Verifier;
import com.mexar.payout.signature.VerificationKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** RFC 8032, 7.1, and RFC 9421, B.2.6; the forged ones alter the first so that weak checks pass. */
final class Ed25519Vectors {
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final int HALF = 32;

  private Ed25519Vectors() {}

  static List<SignatureVector> genuine() {
    return List.of(
        of(
            "RFC 8032 test 1",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            new byte[0],
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        of(
            "RFC 8032 test 2",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            Bytes.hex("72"),
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        of(
            "RFC 8032 test 3",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            Bytes.hex("af82"),
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
        new SignatureVector(
            "RFC 9421, B.2.6",
            new Ed25519Verifier(
                VerificationKey.ed25519(
                    Bytes.base64("JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="))),
            Bytes.text(
                """
                "date": Tue, 20 Apr 2021 02:07:55 GMT
                "@method": POST
                "@path": /foo
                "@authority": example.com
                "content-type": application/json
                "content-length": 18
                "@signature-params": ("date" "@method" "@path" "@authority" "content-type" \
                "content-length");created=1618884473;keyid="test-key-ed25519\""""),
            Bytes.base64(
                "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKR"
                    + "Cw==")));
  }

  static List<SignatureVector> forged() {
    SignatureVector good = genuine().get(1);
    byte[] r = Arrays.copyOf(good.signature(), HALF);
    byte[] s = Arrays.copyOfRange(good.signature(), HALF, 2 * HALF);
    List<SignatureVector> forged = new ArrayList<>();
    forged.add(altered(good, "S beyond the order", r, littleEndian(number(s).add(ORDER))));
    forged.add(altered(good, "halves exchanged", s, r));
    forged.add(altered(good, "S is zero", r, new byte[HALF]));
    forged.add(altered(good, "R is the neutral point", neutralPoint(), s));
    forged.add(altered(good, "R is the neutral point and S zero", neutralPoint(), new byte[HALF]));
    forged.add(altered(good, "one byte more", r, Arrays.copyOf(s, HALF + 1)));
    forged.add(altered(good, "one byte less", r, Arrays.copyOf(s, HALF - 1)));
    return forged;
  }

  private static byte[] neutralPoint() {
    byte[] point = new byte[HALF];
    point[0] = 1;
    return point;
  }

  private static SignatureVector altered(SignatureVector good, String what, byte[] r, byte[] s) {
    byte[] signature = Arrays.copyOf(r, r.length + s.length);
    System.arraycopy(s, 0, signature, r.length, s.length);
    return new SignatureVector("Ed25519, " + what, good.verifier(), good.message(), signature);
  }

  private static BigInteger number(byte[] littleEndian) {
    return new BigInteger(1, reversed(littleEndian));
  }

  private static byte[] littleEndian(BigInteger number) {
    byte[] digits = number.toByteArray();
    return Arrays.copyOf(reversed(digits), HALF);
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static SignatureVector of(String name, String key, byte[] message, String signature) {
    return new SignatureVector(
        name,
        new Ed25519Verifier(VerificationKey.ed25519(Bytes.hex(key))),
        message,
        Bytes.hex(signature));
  }
}
