package com.mexar.payout.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "3fff::1",
        "5f00::1",
        "4000::1"
      })
  void publicRule_specialAddress_isRefused(String literal) throws UnknownHostException {
    assertThat(AddressRule.PUBLIC.allows(InetAddress.getByName(literal))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "2001:4860:4860::8888"
      })
  void publicRule_publicAddress_isAllowed(String literal) throws UnknownHostException {
    assertThat(AddressRule.PUBLIC.allows(InetAddress.getByName(literal))).isTrue();
  }

  @Test
  void publicRule_mappedAddressKeptAsIpv6_isRefused() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xff;
    mapped[12] = mapped[13] = mapped[14] = mapped[15] = 8;
    assertThat(AddressRule.PUBLIC.allows(Inet6Address.getByAddress(null, mapped, -1))).isFalse();
  }

  @Test
  void loopbackRules_allowLoopbackAlone() throws UnknownHostException {
    InetAddress loopback = InetAddress.getByName("127.8.9.10");
    InetAddress site = InetAddress.getByName("10.0.0.1");
    InetAddress world = InetAddress.getByName("8.8.8.8");

    assertThat(AddressRule.LOOPBACK.allows(loopback)).isTrue();
    assertThat(AddressRule.LOOPBACK.allows(site)).isFalse();
    assertThat(AddressRule.LOOPBACK.allows(world)).isFalse();
    assertThat(AddressRule.PUBLIC_OR_LOOPBACK.allows(loopback)).isTrue();
    assertThat(AddressRule.PUBLIC_OR_LOOPBACK.allows(world)).isTrue();
    assertThat(AddressRule.PUBLIC_OR_LOOPBACK.allows(site)).isFalse();
    assertThat(AddressRule.ANY.allows(site)).isTrue();
  }
}
