package com.mexar.payout.http;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Which addresses may be connected to. */
enum AddressRule {
  ANY {
    @Override
    boolean allows(InetAddress address) {
      return true;
    }
  },
  LOOPBACK {
    @Override
    boolean allows(InetAddress address) {
      return address.isLoopbackAddress();
    }
  },
  PUBLIC {
    @Override
    boolean allows(InetAddress address) {
      return isPublic(address);
    }
  },
  PUBLIC_OR_LOOPBACK {
    @Override
    boolean allows(InetAddress address) {
      return isPublic(address) || address.isLoopbackAddress();
    }
  };

  /** Blocks that no public server has, by the IANA special-purpose registries (RFC 6890). */
  private static final AddressBlock[] NOT_PUBLIC_4 = {
    AddressBlock.of("0.0.0.0", 8),
    AddressBlock.of("10.0.0.0", 8),
    AddressBlock.of("100.64.0.0", 10),
    AddressBlock.of("127.0.0.0", 8),
    AddressBlock.of("169.254.0.0", 16),
    AddressBlock.of("172.16.0.0", 12),
    AddressBlock.of("192.0.0.0", 24),
    AddressBlock.of("192.0.2.0", 24),
    AddressBlock.of("192.88.99.0", 24),
    AddressBlock.of("192.168.0.0", 16),
    AddressBlock.of("198.18.0.0", 15),
    AddressBlock.of("198.51.100.0", 24),
    AddressBlock.of("203.0.113.0", 24),
    AddressBlock.of("224.0.0.0", 3),
  };

  /** Outside of it lie mapped, NAT64, unique-local, link-local and multicast addresses. */
  private static final AddressBlock GLOBAL_UNICAST_6 = AddressBlock.of("2000::", 3);

  /** Within it: Teredo and its kin, 6to4 (both carry an IPv4 address inside), documentation. */
  private static final AddressBlock[] NOT_PUBLIC_6 = {
    AddressBlock.of("2001::", 23),
    AddressBlock.of("2001:db8::", 32),
    AddressBlock.of("2002::", 16),
    AddressBlock.of("3fff::", 20),
  };

  abstract boolean allows(InetAddress address);

  private static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return !anyContains(NOT_PUBLIC_4, address);
    }
    return GLOBAL_UNICAST_6.contains(address) && !anyContains(NOT_PUBLIC_6, address);
  }

  private static boolean anyContains(AddressBlock[] blocks, InetAddress address) {
    for (AddressBlock block : blocks) {
      if (block.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
