package com.mexar.payout.signature;

/** A signature does not prove its message. The message says why in words that may be logged. */
public final class SignatureRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public SignatureRefusedException(String message) {
    super(message);
  }

  /** The one text for every signature that was computed and is another, whatever it differs in. */
  static SignatureRefusedException another() {
    return new SignatureRefusedException("the signature is not the key's over this message");
  }

  static SignatureRefusedException otherForm() {
    return new SignatureRefusedException("the signature has another form than the key's");
  }
}
