package com.mexar.payout.signature;

/** How the two numbers of an ECDSA signature are written. */
public enum EcdsaForm {
  /** An ASN.1 sequence of both (RFC 3279, 2.2.3). */
  DER,

  /** One after the other, each as long as the curve's order (RFC 7518, 3.4; RFC 9421, 3.3.4). */
  RAW
}
