package com.mexar.payout.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.fixture.Samples;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {
  private static final List<String> NEVER = List.of("", "a b\n", "a\n", "\u0000", "é", "a\u202e");

  @Test
  void ids_ofTheirShape_printAsTheyAre() {
    assertThat(new Reference("A-Za-z0.9_:/").toString()).isEqualTo("A-Za-z0.9_:/");
    assertThat(new Reference("r".repeat(64)).value()).hasSize(64);
    assertThat(new ClientId("Core.backend_1-x").toString()).isEqualTo("Core.backend_1-x");
    assertThat(new ProviderName("transfez-2").toString()).isEqualTo("transfez-2");
    assertThat(new IdempotencyKey(" ~".repeat(127) + "k").toString()).hasSize(255);
    assertThat(new AttemptReference("mx-" + "a".repeat(29)).toString()).hasSize(32);
  }

  @Test
  void ids_ofAnotherShape_areRefused() {
    refuses(Reference::new, "r".repeat(65), "a b", "a%b", "a\\b", "a?b");
    refuses(ClientId::new, "c".repeat(65), "a/b", "a:b", "a b");
    refuses(ProviderName::new, "p".repeat(33), "1a", "-a", "Transfez", "a_b", "a.b");
    refuses(AttemptReference::new, "a".repeat(33), "A", "a_b", "a.b", "a/b");
    refuses(IdempotencyKey::new, "k".repeat(256), "\t", "\u007f", "\u0080");
  }

  private static void refuses(Function<String, Object> make, String... others) {
    for (String text : others) {
      assertThatThrownBy(() -> make.apply(text)).isInstanceOf(InvalidValueException.class);
    }
    for (String text : NEVER) {
      assertThatThrownBy(() -> make.apply(text)).isInstanceOf(InvalidValueException.class);
    }
  }

  @Test
  void payoutId_canonicalForm_readsBackAndOrdersByBytes() {
    PayoutId early = PayoutId.parse("01930000-0000-7000-8000-000000000000");
    PayoutId late = PayoutId.parse("f1930000-0000-7000-8000-000000000000");
    PayoutId later = PayoutId.parse("f1930000-0000-7000-f000-000000000000");

    assertThat(PayoutId.parse(early.toString())).isEqualTo(early);
    assertThat(early).isLessThan(late);
    assertThat(late).isLessThan(later);
    assertThat(late.value().compareTo(early.value()))
        .as("UUID's own order is signed and would be wrong")
        .isNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "01930000-0000-7000-8000-00000000000",
        "01930000-0000-7000-8000-0000000000000",
        "01930000-0000-7000-8000-00000000000A",
        "{01930000-0000-7000-8000-000000000000}",
        "01930000000070008000000000000000",
        "01930000-0000-7000-8000-00000000000\n",
      })
  void payoutId_anyOtherForm_isRefused(String text) {
    assertThatThrownBy(() -> PayoutId.parse(text)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void country_everyOneTheJdkLists_hasAnAlpha3Code() {
    for (String code : Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)) {
      assertThat(new CountryCode(code).alpha3()).matches("[A-Z]{3}");
    }
    assertThat(new CountryCode("ID").alpha3()).isEqualTo("IDN");
    assertThat(new CountryCode("MX").alpha3()).isEqualTo("MEX");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "id", "IDN", "ZZ", "XX", "I", "İD", "ID ", "EU"})
  void country_unknownOrOtherwiseWritten_isRefused(String code) {
    assertThatThrownBy(() -> new CountryCode(code)).isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1, *",
    "1234, ****",
    "12345, *2345",
    "0011223344, ******3344",
    "+6281234567890, **********7890",
  })
  void maskedNumber_allButTheLastFour_isHidden(String number, String masked) {
    assertThat(BankAccount.of("bca", number).maskedNumber()).isEqualTo(masked);
    assertThat(new Wallet("ovo", number).maskedNumber()).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "12 34", "12.34", "1234\n", "１２３", "12_34"})
  void accountNumber_ofAnotherShape_isRefused(String number) {
    assertThatThrownBy(() -> BankAccount.of("bca", number))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Wallet("ovo", number)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void account_partsOfAnotherShape_areRefused() {
    assertThatThrownBy(() -> BankAccount.of("bca", "1".repeat(65)))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> BankAccount.of("BCA", "1")).isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Wallet("", "1")).isInstanceOf(InvalidValueException.class);
    for (String bic : List.of("CENAIDJ", "cenaidja", "CENAIDJAXX", "CENAIDJAXXXX")) {
      assertThatThrownBy(() -> new BankAccount("bca", "1", bic, null, null, null, null))
          .isInstanceOf(InvalidValueException.class);
    }
    for (String iban : List.of("DE89", "de89370400440532013000", "DE89 3704 0044 0532 0130 00")) {
      assertThatThrownBy(() -> new BankAccount("bca", "1", null, iban, null, null, null))
          .isInstanceOf(InvalidValueException.class);
    }
    assertThatThrownBy(() -> new BankAccount("bca", "1", null, null, "1/2", null, null))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new BankAccount("bca", "1", null, null, null, "0".repeat(21), null))
        .isInstanceOf(InvalidValueException.class);
    assertThat(Samples.account().method()).isEqualTo(PayoutMethod.BANK);
    assertThat(new Wallet("ovo", "1").method()).isEqualTo(PayoutMethod.WALLET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"628123456789", "+0123456789", "+62 812345678", "+123456", "+1234567890123456"})
  void phone_notE164_isRefused(String phone) {
    assertThatThrownBy(() -> PartyDetails.builder().phone(phone).build())
        .isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a@", "@b", "a b@c", "a@b@c", "a@b\nBcc: x"})
  void email_notAnAddress_isRefused(String email) {
    assertThatThrownBy(() -> PartyDetails.builder().email(email).build())
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void leaseTokens_ofOneValue_areEqual() {
    UUID value = new UUID(1, 2);

    assertThat(new LeaseToken(value)).isEqualTo(new LeaseToken(new UUID(1, 2)));
  }
}
