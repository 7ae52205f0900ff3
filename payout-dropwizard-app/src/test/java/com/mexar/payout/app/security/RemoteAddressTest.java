package com.mexar.payout.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteAddressTest {
  private final RemoteAddress behindProxies = new RemoteAddress(AddressList.parse("10.0.0.0/8"));

  @Test
  void forwardedFor_fromAnybody_countsForNothing() {
    assertThat(behindProxies.of("192.0.2.1", List.of("198.51.100.1"))).isEqualTo("192.0.2.1");
    assertThat(new RemoteAddress(AddressList.NONE).of("10.0.0.1", List.of("198.51.100.1")))
        .isEqualTo("10.0.0.1");
  }

  @Test
  void forwardedFor_fromTrustedProxies_isReadFromTheRight() {
    assertThat(behindProxies.of("10.0.0.1", List.of("1.1.1.1, 192.0.2.1, 10.0.0.2")))
        .isEqualTo("192.0.2.1");
    assertThat(behindProxies.of("10.0.0.1", List.of("1.1.1.1", "192.0.2.1")))
        .isEqualTo("192.0.2.1");
    assertThat(behindProxies.of("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    assertThat(behindProxies.of("10.0.0.1", List.of("10.0.0.3"))).isEqualTo("10.0.0.3");
  }
}
