package com.mexar.payout.event.kafka;

import com.mexar.payout.domain.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where brokers listen. Whether that is this machine is judged by the name alone, before anything
 * is resolved: {@code localhost}, {@code 127.x.x.x} or {@code [::1]}.
 *
 * @param text comma-separated {@code host:port}, or empty
 */
record BrokerAddresses(String text, List<String> hosts) {
  static final BrokerAddresses NONE = new BrokerAddresses("", List.of());

  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");

  static BrokerAddresses parse(String text) {
    return new BrokerAddresses(
        text, Arrays.stream(text.split(",", -1)).map(BrokerAddresses::host).toList());
  }

  static boolean isOnLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  boolean areNone() {
    return hosts.isEmpty();
  }

  /** Whether all of them are on this machine; of none that is not known. */
  boolean areOnLoopback() {
    return !areNone() && hosts.stream().allMatch(BrokerAddresses::isOnLoopback);
  }

  private static String host(String address) {
    Matcher parts = ADDRESS.matcher(address.strip());
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
      throw new InvalidValueException("must be host:port, or several joined by commas");
    }
    return parts.group(1);
  }
}
