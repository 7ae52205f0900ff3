package com.mexar.payout.testkit.signature;

import com.mexar.payout.signature.HmacHash;
import com.mexar.payout.signature.HmacKey;
import java.util.List;

/** The cases of RFC 4231, 4, whose keys are long enough for us. */
final class HmacVectors {
  private static final String LONG_DATA =
      "This is a test using a larger than block-size key and a larger than block-size data. The key"
          + " needs to be hashed before being used by the HMAC algorithm.";
  private static final String LONG_KEY = "aa".repeat(131);

  private HmacVectors() {}

  static List<SignatureVector> genuine() {
    return List.of(
        sha256(
            "0b".repeat(20),
            Bytes.text("Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        sha512(
            "0b".repeat(20),
            Bytes.text("Hi There"),
            "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"),
        sha256(
            "aa".repeat(20),
            Bytes.hex("dd".repeat(50)),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        sha512(
            "aa".repeat(20),
            Bytes.hex("dd".repeat(50)),
            "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39"
                + "bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb"),
        sha256(
            "0102030405060708090a0b0c0d0e0f10111213141516171819",
            Bytes.hex("cd".repeat(50)),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        sha256(
            LONG_KEY,
            Bytes.text("Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        sha256(
            LONG_KEY,
            Bytes.text(LONG_DATA),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
        sha512(
            LONG_KEY,
            Bytes.text(LONG_DATA),
            "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944"
                + "b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58"));
  }

  private static SignatureVector sha256(String key, byte[] message, String mac) {
    return of(HmacHash.SHA256, key, message, mac);
  }

  private static SignatureVector sha512(String key, byte[] message, String mac) {
    return of(HmacHash.SHA512, key, message, mac);
  }

  private static SignatureVector of(HmacHash hash, String key, byte[] message, String mac) {
    return new SignatureVector(
        "RFC 4231, " + hash + ", key " + key.substring(0, 6),
        new HmacKey(hash, Bytes.hex(key)),
        message,
        Bytes.hex(mac));
  }
}
