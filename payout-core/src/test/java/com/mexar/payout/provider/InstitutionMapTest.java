package com.mexar.payout.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.domain.Wallet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstitutionMapTest {
  private static final CountryCode INDONESIA = new CountryCode("ID");
  private static final InstitutionMap BUILT_IN =
      InstitutionMap.of(InstitutionMapTest.class, "some-institutions.properties");

  @TempDir Path folder;

  @Test
  void name_ofWhatIsListed_isTheProviders() {
    assertThat(BUILT_IN.name(INDONESIA, BankAccount.of("bca", "1"))).contains("BANK BCA");
    assertThat(BUILT_IN.name(INDONESIA, new Wallet("bca", "1"))).isEmpty();
    assertThat(BUILT_IN.name(new CountryCode("SG"), BankAccount.of("bca", "1"))).isEmpty();
  }

  @Test
  void institutions_ofACountry_areSortedBanksFirst() {
    assertThat(BUILT_IN.in(INDONESIA))
        .containsExactly(
            new Institution(PayoutMethod.BANK, "bca"),
            new Institution(PayoutMethod.BANK, "bni"),
            new Institution(PayoutMethod.WALLET, "ovo"));
    assertThat(BUILT_IN.in(new CountryCode("US"))).isEmpty();
  }

  @Test
  void overlay_addsChangesAndTakesAway() throws IOException {
    InstitutionMap map =
        BUILT_IN.overlaidBy(
            file("# ours", "", "ID.bank.bca = BCA, new", "ID.wallet.ovo=", "SG.bank.dbs=DBSS"));

    assertThat(map.name(INDONESIA, BankAccount.of("bca", "1"))).contains("BCA, new");
    assertThat(map.name(INDONESIA, BankAccount.of("bni", "1"))).contains("BANK BNI");
    assertThat(map.name(INDONESIA, new Wallet("ovo", "1"))).isEmpty();
    assertThat(map.in(new CountryCode("SG")))
        .isEqualTo(List.of(new Institution(PayoutMethod.BANK, "dbs")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ID.bank.bca",
        "id.bank.bca=x",
        "ID.card.bca=x",
        "ID.bank.BCA=x",
        "ID.bank.a=x # why",
        "ID.bank.bni=x\nID.bank.bni=y"
      })
  void overlay_withALineOfAnotherShape_isRefusedByItsNumber(String lines) throws IOException {
    String file = file("ID.bank.bca=x\n" + lines);

    assertThatThrownBy(() -> BUILT_IN.overlaidBy(file))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("line " + (1 + lines.lines().count()));
  }

  @Test
  void overlay_thatCannotBeRead_isRefused() {
    String file = folder.resolve("none").toString();

    assertThatThrownBy(() -> BUILT_IN.overlaidBy(file))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void resource_thatIsMissing_isAFaultOfTheJar() {
    assertThatThrownBy(() -> InstitutionMap.of(InstitutionMapTest.class, "none.properties"))
        .isInstanceOf(IllegalStateException.class);
  }

  private String file(String... lines) throws IOException {
    return Files.write(folder.resolve("map"), List.of(lines)).toString();
  }
}
