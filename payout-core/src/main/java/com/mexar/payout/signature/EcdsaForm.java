package com.mexar.payout.signature;

import java.math.BigInteger;
import java.util.Arrays;

/** How the two numbers of an ECDSA signature are written, each in one way alone. */
public enum EcdsaForm {
  /** An ASN.1 sequence of both (RFC 3279, 2.2.3), in DER. */
  DER,

  /** One after the other, each as long as the curve's order (RFC 7518, 3.4; RFC 9421, 3.3.4). */
  RAW;

  private static final byte SEQUENCE = 0x30;
  private static final byte INTEGER = 0x02;
  private static final int HEAD = 2;

  /** Both numbers, whatever their range. */
  BigInteger[] numbers(byte[] signature, int orderBytes) throws SignatureRefusedException {
    return switch (this) {
      case DER -> ofDer(signature, orderBytes);
      case RAW -> ofRaw(signature, orderBytes);
    };
  }

  private static BigInteger[] ofRaw(byte[] signature, int orderBytes)
      throws SignatureRefusedException {
    if (signature.length != 2 * orderBytes) {
      throw SignatureRefusedException.otherForm();
    }
    return new BigInteger[] {
      new BigInteger(1, signature, 0, orderBytes),
      new BigInteger(1, signature, orderBytes, orderBytes)
    };
  }

  /** On the curves taken here every length fits into one byte. */
  private static BigInteger[] ofDer(byte[] signature, int orderBytes)
      throws SignatureRefusedException {
    int most = HEAD + 2 * (HEAD + 1 + orderBytes);
    if (signature.length < HEAD
        || signature.length > most
        || signature[0] != SEQUENCE
        || signature[1] != signature.length - HEAD) {
      throw SignatureRefusedException.otherForm();
    }
    int second = endOfInteger(signature, HEAD);
    if (endOfInteger(signature, second) != signature.length) {
      throw SignatureRefusedException.otherForm();
    }
    return new BigInteger[] {
      integer(signature, HEAD, second), integer(signature, second, signature.length)
    };
  }

  private static int endOfInteger(byte[] signature, int start) throws SignatureRefusedException {
    int end = start + HEAD < signature.length ? start + HEAD + signature[start + 1] : -1;
    if (end <= start + HEAD || end > signature.length || signature[start] != INTEGER) {
      throw SignatureRefusedException.otherForm();
    }
    return end;
  }

  private static BigInteger integer(byte[] signature, int start, int end)
      throws SignatureRefusedException {
    byte[] content = Arrays.copyOfRange(signature, start + HEAD, end);
    BigInteger number = new BigInteger(content);
    if (!Arrays.equals(number.toByteArray(), content)) {
      throw SignatureRefusedException.otherForm();
    }
    return number;
  }
}
