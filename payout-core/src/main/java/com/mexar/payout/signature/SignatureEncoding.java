package com.mexar.payout.signature;

import java.util.Base64;
import java.util.HexFormat;

/**
 * How a signature is written as text. Every signature has one text in an encoding, so that none can
 * be altered and still be taken: hexadecimal in either case but not in both, base64 with its
 * padding (RFC 4648, 4), base64url without (RFC 4648, 5).
 */
public enum SignatureEncoding {
  HEX,
  BASE64,
  BASE64URL;

  /** The longest text that is looked at: the hexadecimal form of an RSA signature of 8192 bits. */
  public static final int LONGEST = 2048;

  public String encode(byte[] signature) {
    return switch (this) {
      case HEX -> HexFormat.of().formatHex(signature);
      case BASE64 -> Base64.getEncoder().encodeToString(signature);
      case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    };
  }

  /**
   * @throws SignatureRefusedException if the text is empty, too long, or not in this encoding
   */
  public byte[] decode(String text) throws SignatureRefusedException {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new SignatureRefusedException("the signature is empty or too long");
    }
    byte[] signature;
    try {
      signature =
          switch (this) {
            case HEX -> HexFormat.of().parseHex(text);
            case BASE64 -> Base64.getDecoder().decode(text);
            case BASE64URL -> Base64.getUrlDecoder().decode(text);
          };
    } catch (IllegalArgumentException e) {
      throw notEncoded();
    }
    boolean upperHex =
        this == HEX && text.equals(HexFormat.of().withUpperCase().formatHex(signature));
    if (!upperHex && !text.equals(encode(signature))) {
      throw notEncoded();
    }
    return signature;
  }

  private SignatureRefusedException notEncoded() {
    return new SignatureRefusedException("the signature is not written in " + this);
  }
}
