package com.mexar.payout.signature;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** As much of DER (ITU-T X.690) as wraps an RSA key of PKCS#1 into the forms that are read. */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;

  /** rsaEncryption with its NULL (RFC 3279, 2.3.1). */
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
  private static final byte[] NO_UNUSED_BITS = {0x00};

  private Der() {}

  /** A SubjectPublicKeyInfo of an RSAPublicKey (RFC 8017, A.1.1). */
  static byte[] publicKeyInfo(byte[] pkcs1) {
    return value(SEQUENCE, joined(RSA, value(BIT_STRING, joined(NO_UNUSED_BITS, pkcs1))));
  }

  /** A PrivateKeyInfo of an RSAPrivateKey (RFC 8017, A.1.2). */
  static byte[] privateKeyInfo(byte[] pkcs1) {
    return value(SEQUENCE, joined(VERSION_0, RSA, value(OCTET_STRING, pkcs1)));
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] value(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length > 0xffff) {
      throw new IllegalArgumentException("no key is that long");
    }
    if (length > 0xff) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length > 0x7f) {
      out.write(0x81);
    }
    out.write(length);
    out.writeBytes(content);
    return out.toByteArray();
  }
}
