package com.mexar.payout.app.security;

import com.mexar.payout.domain.InvalidValueException;
import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * IP addresses and CIDR blocks, version 4 and 6. An IPv4 address that arrives mapped into IPv6 is
 * the same address. Immutable.
 */
public final class AddressList {
  /** Contains nothing. */
  public static final AddressList NONE = new AddressList(List.of());

  // no host names, wildcards, ranges or shortened forms: only what a CIDR list means everywhere
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .getParentBuilder()
          .toParams();

  private static final int PLACE_BITS_4 = 24;
  private static final int PLACE_BITS_6 = 56;

  private final List<IPAddress> blocks;

  private AddressList(List<IPAddress> blocks) {
    this.blocks = blocks;
  }

  /**
   * Reads a comma-separated list.
   *
   * @throws InvalidValueException if an item is neither an address nor a CIDR block
   */
  public static AddressList parse(String text) {
    List<IPAddress> blocks = new ArrayList<>();
    int item = 0;
    for (String part : text.split(",", -1)) {
      item++;
      int number = item;
      blocks.add(
          address(part.strip())
              .map(IPAddress::toPrefixBlock)
              .orElseThrow(
                  () ->
                      new InvalidValueException(
                          "must be addresses or CIDR blocks; item " + number + " is neither")));
    }
    return new AddressList(List.copyOf(blocks));
  }

  /** Whether the text is an address that one of the blocks contains. */
  public boolean contains(String text) {
    return address(text)
        .filter(address -> !address.isPrefixed())
        .filter(address -> blocks.stream().anyMatch(block -> block.contains(address)))
        .isPresent();
  }

  /** Whether the text is one address. */
  static boolean isAddress(String text) {
    return address(text).filter(address -> !address.isPrefixed()).isPresent();
  }

  /** The network that an address is likely to share with its neighbours, as a word. */
  static String place(String text) {
    return address(text)
        .map(
            address ->
                address.toPrefixBlock(address.isIPv4() ? PLACE_BITS_4 : PLACE_BITS_6).toString())
        .orElse(text);
  }

  private static Optional<IPAddress> address(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    try {
      return Optional.of(unmapped(new IPAddressString(bare, STRICT).toAddress()));
    } catch (AddressStringException e) {
      return Optional.empty();
    }
  }

  private static IPAddress unmapped(IPAddress address) {
    if (!address.isIPv6() || !address.toIPv6().isIPv4Mapped()) {
      return address;
    }
    Integer prefix = address.getNetworkPrefixLength();
    IPAddress version4 = address.toIPv6().getEmbeddedIPv4Address();
    return prefix == null ? version4.withoutPrefixLength() : version4;
  }
}
