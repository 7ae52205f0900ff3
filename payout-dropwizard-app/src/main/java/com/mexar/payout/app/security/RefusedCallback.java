package com.mexar.payout.app.security;

import com.mexar.payout.domain.ProviderName;
import java.util.OptionalInt;

/**
 * A callback that is not taken, without what it carried.
 *
 * @param provider one that is configured
 * @param address of the peer, or of the client behind a trusted proxy; {@code nowhere} where that
 *     is no address
 * @param reason in words of ours
 * @param bytes length of the body, where it was read
 */
public record RefusedCallback(
    ProviderName provider, String address, String reason, OptionalInt bytes) {

  public RefusedCallback {
    address = AddressList.isAddress(address) ? address : "nowhere";
  }
}
