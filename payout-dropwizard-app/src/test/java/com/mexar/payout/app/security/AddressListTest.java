package com.mexar.payout.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.77/24, 192.0.2.1, true",
    "192.0.2.0/24, ::ffff:192.0.2.9, true",
    "::ffff:192.0.2.0/120, 192.0.2.9, true",
    "192.0.2.0/24, ::192.0.2.9, false",
    "2001:db8::/32, 2001:db8:0:0::1, true",
    "2001:db8::/32, [2001:db8::1], true",
    "2001:db8::/32, 2001:db9::1, false",
    "0.0.0.0/0, 198.51.100.1, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 2001:db8::1, true",
    "192.0.2.0/24, unknown, false",
    "192.0.2.0/24, 192.0.2.0/25, false",
    "192.0.2.0/24, '', false",
    "192.0.2.0/24, 192.0.2, false",
  })
  void list_containsWhatItsBlocksContain(String list, String address, boolean contained) {
    assertThat(AddressList.parse(list).contains(address)).isEqualTo(contained);
  }

  @Test
  void list_ofSeveral_containsAll() {
    AddressList list = AddressList.parse("192.0.2.1, 2001:db8::1");

    assertThat(list.contains("192.0.2.1")).isTrue();
    assertThat(list.contains("2001:db8::1")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"everyone", "192.0.2.0/33", "192.0.2.*", "192.0.2.1-9", "a.example", "1", "", "*"})
  void item_thatIsNoBlock_isRefusedByItsNumber(String item) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressList.parse("192.0.2.1," + item))
        .withMessageContaining("item 2");
  }
}
