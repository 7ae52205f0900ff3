package com.mexar.payout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MagicAccountTest {

  @Test
  void number_ofEach_leadsBackToIt() {
    assertThat(MagicAccount.values())
        .allSatisfy(
            magic -> {
              assertThat(magic.number()).matches("9900\\d{8}").startsWith("9900" + magic.code());
              assertThat(MagicAccount.of(magic.number())).contains(magic);
              assertThat(MagicAccount.of(magic.number(4711))).contains(magic);
              assertThat(MagicAccount.of("9900" + magic.code())).contains(magic);
            });
  }

  @Test
  void code_isUnique() {
    assertThat(Arrays.stream(MagicAccount.values()).map(MagicAccount::code))
        .doesNotHaveDuplicates();
  }

  @Test
  void otherNumbers_areNotMagic() {
    assertThat(Stream.of("0011223344", "990000", "99000000", "9900999900", "1990000010000"))
        .allSatisfy(number -> assertThat(MagicAccount.of(number)).isEmpty());
  }
}
