package com.mexar.payout.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of addresses of one family: those that share the first {@code prefix} bits. */
record AddressBlock(int length, int prefix, BigInteger head) {

  static AddressBlock of(String literal, int prefix) {
    try {
      byte[] bytes = InetAddress.getByName(literal).getAddress();
      return new AddressBlock(bytes.length, prefix, head(bytes, prefix));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address literal: " + literal, e);
    }
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == length && head(bytes, prefix).equals(head);
  }

  private static BigInteger head(byte[] bytes, int prefix) {
    return new BigInteger(1, bytes).shiftRight(bytes.length * 8 - prefix);
  }
}
