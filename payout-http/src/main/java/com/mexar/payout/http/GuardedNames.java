package com.mexar.payout.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Resolves names, and drops the addresses that the rule does not allow. */
final class GuardedNames implements Dns {
  private final NameResolver resolver;
  private final AddressRule rule;

  GuardedNames(NameResolver resolver, AddressRule rule) {
    this.resolver = resolver;
    this.rule = rule;
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    List<InetAddress> all = resolver.resolve(hostname);
    if (all.isEmpty()) {
      throw new UnknownHostException("no address");
    }
    List<InetAddress> allowed = all.stream().filter(rule::allows).toList();
    if (allowed.isEmpty()) {
      throw new RefusedAddressException();
    }
    return allowed;
  }
}
