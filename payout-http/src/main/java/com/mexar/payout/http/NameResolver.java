package com.mexar.payout.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves a host's name; the system's resolver but in tests. */
interface NameResolver {
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
