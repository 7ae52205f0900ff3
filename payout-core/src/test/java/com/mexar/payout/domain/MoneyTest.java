package com.mexar.payout.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  private static final Currency IDR = Money.currency("IDR");

  @ParameterizedTest
  @CsvSource({
    "IDR, 1500000, 150000000, 1500000",
    "IDR, 0, 0, 0",
    "IDR, 0.00, 0, 0",
    "IDR, 0.05, 5, 0.05",
    "IDR, 10.5, 1050, 10.50",
    "IDR, 10.50, 1050, 10.50",
    "USD, 99999999999999.99, 9999999999999999, 99999999999999.99",
    "JPY, 99999999999999, 99999999999999, 99999999999999",
    "KWD, 1.001, 1001, 1.001",
    "KWD, 99999999999999.999, 99999999999999999, 99999999999999.999",
    "CLF, 0.0001, 1, 0.0001",
    "CLF, 99999999999999.9999, 999999999999999999, 99999999999999.9999",
  })
  void parse_plainDecimal_isExactMinorUnitsAndReadsBack(
      String currency, String text, long minorUnits, String printed) {
    Money money = Money.parse(Money.currency(currency), text);

    assertThat(money.minorUnits()).isEqualTo(minorUnits);
    assertThat(money.toDecimal()).isEqualTo(printed);
    assertThat(Money.parse(money.currency(), money.toDecimal())).isEqualTo(money);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1E+500000000",
        "1e5",
        "1E-2",
        "-1",
        "-0",
        "+1",
        "007",
        "00",
        "01.5",
        "",
        " ",
        " 1",
        "1 ",
        "1\n",
        "1,000",
        "1_000",
        "1.",
        ".5",
        "1.2.3",
        "1.001",
        "0x10",
        "NaN",
        "Infinity",
        "١٢٣",
        "１",
        "100000000000000",
        "999999999999999999999999",
        "9999999999999999999999999999999999999999999999999999",
        "1.00000000000000000000000000000000000001",
      })
  void fault09_parse_anythingButAPlainDecimal_isRefused(String text) {
    assertThatThrownBy(() -> Money.parse(IDR, text)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void fault09_parse_megabytesOfDigits_isRefusedWithoutReadingThem() {
    assertThatThrownBy(() -> Money.parse(IDR, "9".repeat(5_000_000)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("amount is too long");
  }

  @ParameterizedTest
  @CsvSource({"JPY, 1.0", "JPY, 0.0", "KWD, 1.0001", "USD, 1.000"})
  void parse_moreDecimalsThanTheCurrencyHas_isRefusedEvenIfZero(String currency, String text) {
    assertThatThrownBy(() -> Money.parse(Money.currency(currency), text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(currency);
  }

  @ParameterizedTest
  @ValueSource(strings = {"XXX", "XAU", "XTS", "usd", "US", "USDX", "ZZZ", "", "U$D", "IDR "})
  void currency_unknownOrWithoutMinorUnits_isRefused(String code) {
    assertThatThrownBy(() -> Money.currency(code)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void money_currencyWithoutMinorUnits_isRefusedHoweverItIsMade() {
    assertThatThrownBy(() -> new Money(Currency.getInstance("XXX"), 1))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void money_negativeOrTooLarge_isRefused() {
    assertThatThrownBy(() -> new Money(IDR, -1)).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Money(IDR, Long.MIN_VALUE))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Money(IDR, Long.MAX_VALUE))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Money(IDR, 10_000_000_000_000_000L))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void plus_beyondTheBound_isRefusedAndNeverWraps() {
    Money most = Money.parse(Money.currency("CLF"), "99999999999999.9999");

    assertThatThrownBy(() -> most.plus(most)).isInstanceOf(InvalidValueException.class);
    assertThat(Money.parse(IDR, "0.99").plus(Money.parse(IDR, "0.01")).toDecimal()).isEqualTo("1");
  }

  @Test
  void arithmetic_acrossCurrencies_isRefused() {
    Money rupiah = Money.parse(IDR, "1");
    Money yen = Money.parse(Money.currency("JPY"), "1");

    assertThatThrownBy(() -> rupiah.plus(yen)).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> rupiah.isMoreThan(yen)).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> rupiah.isLessThan(yen)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void cost_partUnknownOrOfAnotherCurrency_isWithinNothing() {
    Money rupiah = Money.parse(IDR, "100");
    Money most = Money.parse(IDR, "200");

    assertThat(new Cost(rupiah, null, null).isWithin(most)).isFalse();
    assertThat(new Cost(null, rupiah, null).isWithin(most)).isFalse();
    assertThat(new Cost(rupiah, Money.parse(Money.currency("USD"), "1"), null).isWithin(most))
        .isFalse();
    assertThat(new Cost(rupiah, rupiah, "0.000064").isWithin(most)).isTrue();
    assertThat(new Cost(rupiah, rupiah, null).isWithin(Money.parse(IDR, "199.99"))).isFalse();
  }
}
