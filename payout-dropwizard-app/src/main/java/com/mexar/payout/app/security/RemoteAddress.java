package com.mexar.payout.app.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From where a request really comes. {@code X-Forwarded-For} is read from the right, over addresses
 * of trusted proxies; what stands to the left of the first that is not one is anybody's claim.
 */
public final class RemoteAddress {
  private final AddressList trustedProxies;

  public RemoteAddress(AddressList trustedProxies) {
    this.trustedProxies = trustedProxies;
  }

  /**
   * @param peer the other end of the connection
   * @param forwardedFor every {@code X-Forwarded-For} header, in order
   */
  public String of(String peer, List<String> forwardedFor) {
    List<String> hops = new ArrayList<>();
    forwardedFor.forEach(value -> hops.addAll(Arrays.asList(value.split(",", -1))));
    String address = peer;
    for (int i = hops.size() - 1; i >= 0 && trustedProxies.contains(address); i--) {
      address = hops.get(i).strip();
    }
    return address;
  }
}
