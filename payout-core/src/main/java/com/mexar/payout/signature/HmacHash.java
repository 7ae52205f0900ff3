package com.mexar.payout.signature;

/** The hash beneath an HMAC (RFC 2104, RFC 4231). */
public enum HmacHash {
  SHA256("HmacSHA256"),
  SHA512("HmacSHA512");

  private final String algorithm;

  HmacHash(String algorithm) {
    this.algorithm = algorithm;
  }

  String algorithm() {
    return algorithm;
  }
}
