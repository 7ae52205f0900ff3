package com.mexar.payout.http;

import java.net.UnknownHostException;

/** An address that our rule does not allow; thrown before a packet goes there. */
final class RefusedAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  RefusedAddressException() {
    super("address not allowed");
  }
}
